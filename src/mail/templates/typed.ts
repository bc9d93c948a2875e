/**
 * What an applicant typed, so that no mail program makes a link of it: they make one of anything that looks like an
 * address, and it would stand in an e-mail of the préfecture. A space after each dot, sign @ and slash between words
 * is enough, and nothing of the text is lost.
 */
export const unlinked = (text: string): string =>
  text
    .replace(/:\/\/+/g, ': // ')
    .replace(/@(?=\S)/g, '@ ')
    .replace(/(?<=[\p{L}\p{N}_-])\.(?=\p{L})/gu, '. ')
    .replace(/(?<=\p{L})\.(?=[\p{N}_-])/gu, '. ')
    .replace(/\b(mailto|tel|https?):(?=\S)/giu, '$1: ')
