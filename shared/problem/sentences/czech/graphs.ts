import type { Sentences } from '../index.ts'
import { czechCount } from '../../../language/language.ts'
import { phrase } from './phrases.ts'

export const czechGraphs: Partial<Sentences> = {
  'graph/unknown-op': (f) =>
    `operace „${f.op}“ neexistuje; ${f.nearest === null ? 'seznam vypíše `chainrule ops`.' : `nemělo to být „${f.nearest}“?`}`,
  'graph/duplicate-id': (f) => `dva uzly se jmenují „${f.id}“; dejte každému uzlu vlastní jméno.`,
  'graph/dangling': (f) =>
    `hrana vede z „${f.source}“, ale žádný uzel se tak nejmenuje; připojte ji k existujícímu uzlu.`,
  'graph/unconnected': (f) => `na vstup „${f.port}“ operace ${f.op} není nic připojeno; přiveďte do něj hranu.`,
  'graph/port-count': (f) =>
    `${f.op} ${f.expected === 'no inputs' ? 'nebere žádný vstup' : `bere ${phrase(f.expected)}`}, ale počet uvedených hran je ${f.found}.`,
  'graph/cycle': (f) =>
    `graf obsahuje cyklus (${circle(f.nodes)}), a výpočetní graf žádný mít nesmí. Odstraňte jednu z jeho hran.`,
  'graph/no-value': (f) => `uzel „${f.id}“ (${f.op}) ještě nemá hodnotu; zadejte ji, například 1, [2, 1] nebo pi/2.`,
  'graph/too-large': (f) =>
    `výpočet grafu by potřeboval ${f.entries} čísel najednou; povoleno je nejvýše 2^28 = 268435456. Použijte menší tvary.`,
  'graph/no-loss': (f) =>
    `graf nemá určenou ztrátu, takže není co derivovat; nastavte jako ztrátu uzel s jediným prvkem${f.scalars.length > 0 ? ` (${f.scalars.join(', ')})` : ''}.`,
  'graph/unknown-loss': (f) => `ztráta je „${f.loss}“, ale žádný uzel se tak nejmenuje; vyberte existující uzel.`,
  'graph/loss-shape': (f) =>
    `ztráta „${f.loss}“ má tvar ${f.shape}, to je ${f.entries} prvků; gradient potřebuje ztrátu s právě jedním. Přidejte součet nebo průměr.`,
  'graph/unknown-node': (f) =>
    `žádný uzel se nejmenuje „${f.id}“${f.nearest === null ? '.' : `; nemělo to být „${f.nearest}“?`}`,
  'graph/class-index': (f) =>
    `„${f.source}“ se čte jako třídy, ale obsahuje ${f.found}; třídy jsou celá čísla 0, 1, 2, ..`,
  'graph/not-a-source': (f) =>
    `„${f.id}“ počítá operace ${f.op}, proto jeho hodnotu nelze nastavit; nastavte vstupy a parametry, na kterých závisí.`,
  'graph/no-parameters': (f) =>
    f.frozen > 0
      ? `${f.frozen === 1 ? 'jediný parametr je zmrazený' : `všechny parametry (${f.frozen}) jsou zmrazené`}, takže není co trénovat; některý rozmrazte.`
      : 'ztráta nezávisí na žádném parametru, takže není co trénovat; změňte některý vstup na parametr.',

  'document/empty': () =>
    'soubor je prázdný; soubor s grafem obsahuje {"format": "chainrule/graph", "version": 1, "nodes": [..]}.',
  'document/syntax': (f) =>
    `toto není JSON: má tu být ${phrase(f.expected)}, nalezeno: ${phrase(f.found)}${f.hint === null ? '' : ` (${phrase(f.hint)})`}.`,
  'document/repeated-key': (f) => `„${f.key}“ stojí v témže objektu dvakrát; platí poslední. Druhý odstraňte.`,
  'document/too-long': (f) =>
    `soubor má ${f.found} znaků; čte se nejvýše ${f.most}. Velké hodnoty zapište jako {"shape", "fill"} nebo {"shape", "random"}.`,
  'document/too-deep': (f) => `závorky jsou vnořeny hlouběji než ${f.most}; žádný graf to nepotřebuje.`,
  'document/too-many': (f) => `je tu ${f.found} ${phrase(f.what)}; čte se nejvýše ${f.most}.`,
  'document/more': (f) => `problémů je víc než těchto ${f.shown}; nejdřív opravte tyto.`,
  'document/format': (f) => `toto není graf Chainrule: „format“ je ${phrase(f.found)} tam, kde má být „${f.expected}“.`,
  'document/version': (f) => `„version“ je ${phrase(f.found)}; má to být celé číslo od 1 do ${f.newest}.`,
  'document/newer': (f) =>
    `soubor zapsal novější Chainrule (verze formátu ${f.found}); tento čte verze do ${f.newest}. Chcete-li ho otevřít, aktualizujte Chainrule.`,
  'document/missing': (f) => `chybí „${f.field}“; má tu být ${phrase(f.expected)}.`,
  'document/kind': (f) => `má tu být ${phrase(f.expected)}; nalezeno: ${phrase(f.found)}.`,
  'document/identifier': (f) =>
    `„${f.found}“ není jméno uzlu; jméno je písmeno nebo _ a za ním písmena, číslice, _ nebo čárky, například w, x1 nebo h'.`,
  'document/unknown-field': (f) =>
    `tato verze nezná položku „${f.field}“ a nechává ji, jak je${f.nearest === null ? '' : `. Možná mělo jít o „${f.nearest}“`}.`,
  'document/unreadable-field': (f) =>
    `má tu být ${phrase(f.expected)}; nalezeno: ${phrase(f.found)}, což v souboru zůstane, ale nemá účinek.`,
  'document/name-taken': (f) => `jiný uzel se už jmenuje „${f.id}“; zvolte jiné jméno.`,
  'document/no-ports': (f) => `„${f.id}“ (${f.op}) nemá vstupy; veďte hranu naopak z něj.`,
  'document/paste': (f) =>
    `ve schránce je ${f.found}, což není část grafu ani vzorec; zkopírujte sem uzly, nebo vzorec jako y = sin(x).`,
  'document/clipboard': (f) => `schránku se nepodařilo přečíst (${phrase(f.reason)}); vložte její obsah z klávesnice.`,
  'document/no-such-port': (f) =>
    `${f.op} má ${f.ports} ${czechCount(f.ports, 'vstup', 'vstupy', 'vstupů')}, číslovaných od 0; vstup ${f.port} nemá.`,
  'document/circle': (f) =>
    f.nodes.length === 1
      ? `hrana z „${f.nodes[0]}“ do sebe by byla cyklem; výpočetní graf žádný mít nesmí.`
      : `tato hrana by uzavřela cyklus ${circle(f.nodes)}; výpočetní graf žádný mít nesmí.`,
}

function circle(nodes: readonly string[]): string {
  const shown = nodes.length <= 12 ? nodes : [...nodes.slice(0, 5), `dalších ${nodes.length - 10}`, ...nodes.slice(-5)]
  return [...shown, nodes[0]].join(' → ')
}
