/** Counts things in a language: the number as it is written there, and the form of the noun that goes with it. */
export function createPlural<F extends Intl.LDMLPluralRule>(
  language: string,
): (count: number, forms: Readonly<Record<F | 'other', string>>) => string {
  const rules = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  return (count, forms) => {
    const form = forms[rules.select(count) as F | 'other'] ?? forms.other
    return `${numbers.format(count)} ${form}`
  }
}
