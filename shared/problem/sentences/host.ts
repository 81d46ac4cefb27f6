export const hostSentences = {}
