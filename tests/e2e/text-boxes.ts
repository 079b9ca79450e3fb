/** What a person could not read: text that is cut, outside the screen, over other text or a mark, too small or too faint. */
import type { Page } from '@playwright/test';

export type TextFault = { readonly fault: string; readonly text: string; readonly more: string };

/**
 * Every visible text of the page, by the boxes of its lines.
 *
 * @param least the smallest font size allowed (px), and the least contrast to what it stands on
 */
export function textFaults(
	page: Page,
	least: { readonly fontPx: number; readonly contrast: number },
): Promise<TextFault[]> {
	return page.evaluate(findFaults, least);
}

/** What is a value on a wall, not text (type-scale.ts). */
const VALUES =
	'[data-indicator] .value, [data-rank] strong .figures, [data-total] :is(.count, .unit) .figures, [data-availability] :is(.share, .outages) .figures';

/** The values of the page that are smaller than that (px). */
export function smallValues(page: Page, leastPx: number): Promise<string[]> {
	return page.locator(VALUES).evaluateAll(
		(values, leastPx) =>
			values
				.filter((value) => value.checkVisibility({ visibilityProperty: true }))
				.map((value) => ({ value, px: parseFloat(getComputedStyle(value).fontSize) }))
				.filter(({ px }) => px < leastPx - 0.1)
				.map(({ value, px }) => `${value.textContent ?? ''}: ${String(px)}`),
		leastPx,
	);
}

/** Runs in the page. */
function findFaults(least: { fontPx: number; contrast: number }): TextFault[] {
	const faults: TextFault[] = [];
	const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
	const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
	const luminances = new Map<string, number>();
	const lines: { element: Element; text: string; box: DOMRect }[] = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const element = node.parentElement;
		const text = node.textContent?.trim() ?? '';
		if (!element || text === '' || element.closest('script, style, #svelte-announcer, .unseen'))
			continue;
		if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
		for (const box of boxes) lines.push({ element, text, box: trimmed(element, box) });
		examine(element, text, boxes);
	}
	// Of a state; a line for each, as if it were a letter.
	for (const element of document.querySelectorAll('svg[data-shape]')) {
		if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
		lines.push({ element, text: '(mark)', box: element.getBoundingClientRect() });
	}
	for (const [place, a] of lines.entries()) {
		for (const b of lines.slice(place + 1)) {
			if (a.element === b.element) continue;
			const over = overlap(a.box, b.box);
			if (over.width <= airBetween(a.element, b.element)) continue;
			// Boxes of lines are as high as the font may ever be; letters fill about half of it.
			if (over.height > rem * 0.2) add('over', a.text, b.text);
		}
	}
	return faults;

	/**
	 * How far boxes may reach into each other and the letters still stand apart (px). The digits of one number stand in
	 * cells, and the advance of a wide one reaches over its cell by the air at its side.
	 */
	function airBetween(a: Element, b: Element): number {
		const figures = a.closest('.figures');
		const ofOneNumber = figures !== null && figures === b.closest('.figures');
		return ofOneNumber ? parseFloat(getComputedStyle(figures).fontSize) * 0.05 : 1;
	}

	/** Figures have no tails: of the air that a font keeps for these a mark below may have some. */
	function trimmed(element: Element, { x, y, width, height }: DOMRect): DOMRect {
		const figures = element.closest('.figures');
		const tail = figures ? parseFloat(getComputedStyle(figures).fontSize) * 0.15 : 0;
		return new DOMRect(x, y, width, height - tail);
	}

	function add(fault: string, text: string, more: string | number): void {
		faults.push({ fault, text: text.slice(0, 50), more: String(more) });
	}

	function examine(element: Element, text: string, boxes: readonly DOMRect[]): void {
		const clips = clipsAround(element);
		const { fontSize } = getComputedStyle(element);
		for (const { left, top, right, bottom } of boxes) {
			if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) {
				add('outside', text, [left, top, right, bottom].map(Math.round).join(' '));
			}
			// The air beside a letter and over it may be cut off.
			const [beside, over] = [parseFloat(fontSize) * 0.05, (bottom - top) * 0.2];
			for (const clip of clips) {
				const x = Math.max(clip.left - left, right - clip.right);
				const y = Math.max(clip.top - top, bottom - clip.bottom);
				// A dot between words is put out of sight where a line breaks.
				const unseen = text === '·' && x >= right - left - 1;
				if (!unseen && (x > beside || y > over))
					add('clipped', text, `${x.toFixed(1)} ${y.toFixed(1)}`);
			}
		}
		const style = getComputedStyle(element);
		if (style.display !== 'inline' && element.scrollWidth > element.clientWidth + 1) {
			if (element instanceof HTMLElement) add('cut', text, element.scrollWidth);
		}
		if (style.textOverflow === 'ellipsis') add('ellipsis', text, '');
		if (parseFloat(style.fontSize) < least.fontPx - 0.1) add('small', text, style.fontSize);
		if (element.closest('[data-map]')) return;
		const [own, ground] = [luminance(style.color), luminance(groundOf(element))];
		const contrast = (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05);
		if (contrast < least.contrast) add('faint', text, contrast.toFixed(1));
	}

	/** The boxes outside of which nothing of it is seen. */
	function clipsAround(element: Element): DOMRect[] {
		const clips: DOMRect[] = [];
		for (
			let above = element;
			above !== document.body;
			above = above.parentElement ?? document.body
		) {
			if (getComputedStyle(above).overflow !== 'visible') clips.push(above.getBoundingClientRect());
		}
		return clips;
	}

	function overlap(a: DOMRect, b: DOMRect): { width: number; height: number } {
		return {
			width: Math.min(a.right, b.right) - Math.max(a.left, b.left),
			height: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
		};
	}

	/** The colour of what it stands on: the nearest box behind it that has one. */
	function groundOf(element: Element): string {
		for (let above: Element | null = element; above; above = above.parentElement) {
			const { backgroundColor } = getComputedStyle(above);
			if (!/^(?:transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
		}
		return 'canvas';
	}

	function luminance(colour: string): number {
		const known = luminances.get(colour);
		if (known !== undefined) return known;
		const parts = [...srgb(colour)].slice(0, 3).map((part) => part / 255);
		const [red = 0, green = 0, blue = 0] = parts.map((part) =>
			part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
		);
		const found = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		luminances.set(colour, found);
		return found;
	}

	/** As it is drawn: a mixed colour is told in another space. */
	function srgb(colour: string): Uint8ClampedArray {
		if (!pixel) throw new Error('There is no canvas');
		pixel.fillStyle = colour;
		pixel.fillRect(0, 0, 1, 1);
		return pixel.getImageData(0, 0, 1, 1).data;
	}
}
