import { guarded, methodNotAllowed, problem } from '../../../../api/answers.ts';

const DEEPEST = 22;
/** The address names the edition: another file has others. */
const KEPT = 'public, max-age=86400, immutable';

export const GET = guarded(async (event) => {
	const { z, x, y } = event.params as { z: string; x: string; y: string };
	const at = { z: Number(z), x: Number(x), y: Number(y) };
	const isTile =
		[z, x, y].every((part) => /^\d{1,8}$/.test(part)) &&
		at.z <= DEEPEST &&
		Math.max(at.x, at.y) < 2 ** at.z;
	if (!isTile) return problem(404, event, { detail: 'No tile has this address.' });
	const tile = await event.locals.services.baseMap.tile(at);
	if (tile === 'broken') return problem(503, event, { detail: 'The base map cannot be read.' });
	if (!tile) return new Response(null, { status: 204, headers: { 'cache-control': KEPT } });
	return new Response(tile.bytes as Uint8Array<ArrayBuffer>, {
		headers: {
			'content-type': tile.mediaType,
			'content-length': String(tile.bytes.length),
			'cache-control': KEPT,
			...(tile.gzip && { 'content-encoding': 'gzip' }),
		},
	});
});

export const fallback = methodNotAllowed;
