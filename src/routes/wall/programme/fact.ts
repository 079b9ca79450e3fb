/** A line of what is told of one figure: "Nguồn · cong-dvc". */
export type Fact = { readonly label: string; readonly words: string };

/** What nobody stated is a dash, not left out: that it is missing is told, too. */
export const MISSING = '–';
