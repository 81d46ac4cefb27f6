export const documentSentences = {}
