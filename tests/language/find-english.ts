/** English words that Czech lacks: where one of them stands in a Czech sentence, a part of it was not translated. */
const ENGLISH = new Set(
  `the is are was were of and this these that which with without from not no only because there here where when what why
  how its it for at as be been has have had can cannot every each both some many more than then into out loss step
  steps entry entries path paths product products value values weight weights layer layers input inputs output outputs
  learning rate training curve row rows column columns number numbers zero other first last given forward
  shape shapes size larger smaller too large small line lines points wire wires node nodes edge kernel
  written shown below above between before after while until`.split(/\s+/),
)

/** The English words of a text, outside of formulas and of what is quoted or written as code. */
export function findEnglish(text: string): string[] {
  const prose = text.replaceAll(/\$[^$]*\$|`[^`]*`|„[^“]*“|(?<![\p{L}\p{N}_])\[[^\]]*\]|--\w+/gu, ' ')
  return (prose.match(/(?<![\p{L}\p{N}_.])\p{L}{2,}(?![\p{L}\p{N}_.([])/gu) ?? []).filter((word) =>
    ENGLISH.has(word.toLowerCase()),
  )
}
