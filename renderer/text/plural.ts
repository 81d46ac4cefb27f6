/** Counts things in a language: the number as it is written there, and the form of the noun that goes with it. */
export function createPlural<F extends Intl.LDMLPluralRule>(
  language: string,
): (count: number, forms: Readonly<Record<F | 'other', string>>) => string {
  // Made when something is counted first: a language that nobody speaks here costs no time.
  let tools: { readonly rules: Intl.PluralRules; readonly numbers: Intl.NumberFormat } | undefined
  return (count, forms) => {
    tools ??= { rules: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(language) }
    const { rules, numbers } = tools
    const form = forms[rules.select(count) as F | 'other'] ?? forms.other
    return `${numbers.format(count)} ${form}`
  }
}
