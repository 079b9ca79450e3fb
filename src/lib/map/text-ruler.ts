/** Width of a text in CSS px. */
export type TextRuler = (text: string, look: TextLook) => number;

export type TextLook = { readonly sizePx: number; readonly weight: number };

/** Measures text (CSS px) in the font of an element, without laying it out. */
export function textRuler(element: HTMLElement): TextRuler {
	const pen = document.createElement('canvas').getContext('2d');
	if (!pen) throw new Error('the browser gives no 2D canvas to measure text on');
	const { fontFamily } = getComputedStyle(element);
	return (text, { sizePx, weight }) => {
		pen.font = `${String(weight)} ${String(sizePx)}px ${fontFamily}`;
		// Figures are set tabular, all as wide as a nought.
		return pen.measureText(text.replace(/\d/g, '0')).width;
	};
}
