/** Names of nodes as names of Python variables. */

const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case type _ __debug__'

/** Everything a script of this program may call, and built-in functions nobody should hide. */
const BUILTINS =
  'abs all any bin bool bytes callable chr compile complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple vars zip'

const RESERVED: readonly string[] = [...KEYWORDS.split(' '), ...BUILTINS.split(' ')]

export interface PythonNames {
  /** A variable of its own for every name given. */
  readonly variables: ReadonlyMap<string, string>
  /** A further name that nothing else has. */
  readonly invent: (wish: string) => string
}

/**
 * Gives each id a variable of its own that is as close to it as Python allows: `w'` becomes `w_prime`, `lambda`
 * becomes `lambda_`.
 *
 * @param taken names the script needs for itself
 */
export function nameVariables(ids: readonly string[], taken: readonly string[]): PythonNames {
  const used = new Set([...RESERVED, ...taken])
  const invent = (wish: string): string => {
    let name = wish
    for (let count = 2; used.has(name); count++) name = count === 2 ? `${wish}_` : `${wish}_${count}`
    used.add(name)
    return name
  }
  // Names that may stay as they are come first, so that no other takes them.
  const mayStay = (id: string) => toIdentifier(id) === id && !used.has(id)
  const unchanged = ids.filter(mayStay)
  const changed = ids.filter((id) => !mayStay(id))
  const variables = new Map([...unchanged, ...changed].map((id) => [id, invent(toIdentifier(id))]))
  return { variables, invent }
}

/** Characters beyond the basic plane are left out: an older Python does not know the newest letters. */
const NOT_IN_NAMES = /[^\p{XID_Continue}]|[\u{10000}-\u{10FFFF}]/gu

/** Python compares names after compatibility normalisation (NFKC), so `ﬁ` and `fi` are one name. */
function toIdentifier(id: string): string {
  const normal = id.replace(/['′]/g, '_prime').normalize('NFKC')
  const letters = normal.replace(NOT_IN_NAMES, '_').normalize('NFKC')
  const started = /^[\p{XID_Start}_]/u.test(letters) ? letters : `_${letters}`
  // Names such as __name__ mean something to Python.
  return started.startsWith('__') ? `v${started}` : started
}
