export const formulaSentences = {}
