export const dataSentences = {}
