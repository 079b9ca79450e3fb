/** Of JavaScript, by Chromium's own measure; null: another browser tells none. */
export function heapBytes(performance: object): number | null {
	const memory = (performance as { readonly memory?: { readonly usedJSHeapSize?: unknown } })
		.memory;
	return typeof memory?.usedJSHeapSize === 'number' ? memory.usedJSHeapSize : null;
}
