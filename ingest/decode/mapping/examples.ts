/** For the tests of mappings. */

export const NOW = Date.UTC(2026, 10, 22, 1);

/** A payload that is neither bytes nor text goes as JSON. */
export function message(topic: string, payload: unknown, retained = false) {
	const bytes =
		payload instanceof Uint8Array
			? payload
			: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
	return { topic, payload: bytes, retained, receivedAt: NOW, site: 'da-teh' };
}
