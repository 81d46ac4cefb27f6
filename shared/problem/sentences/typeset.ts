/** Labels that cannot be set. */
export const typesetSentences = {
  'typeset/tex': (f: { tex: string; reason: string }) =>
    `the label "${f.tex}" is not TeX that can be set: ${f.reason.replace(/\.$/, '')}. It is shown as plain text; correct it or remove it.`,
}
