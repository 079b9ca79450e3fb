/** `window.gallery`: how the tests take a part away and put it back. */
export type Gallery = {
	readonly parts: readonly string[];
	/** Resolves when that part alone is shown. */
	readonly show: (part: string) => Promise<void>;
	/** Resolves when that part alone was made and taken away so many times. */
	readonly remount: (part: string, times: number) => Promise<void>;
};

declare global {
	interface Window {
		gallery?: Gallery;
	}
}
