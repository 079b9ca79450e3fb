/** Which scripts of a page are the map's alone, by what imports what. */

/** `bytes`: as sent. */
export type Script = { readonly url: string; readonly source: string; readonly bytes: number };

const STATIC = /(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g;
const DYNAMIC = /import\(\s*["'`](\.[^"'`]+)["'`]\s*\)/g;
/** Of the map's library and of nothing else. */
const MAP_SIGN = 'maplibregl-canvas';

/** The map is what is imported while the page runs and cannot be without the map's library; its worker goes with it. */
export function chunksOf(scripts: readonly Script[]): {
	readonly map: readonly Script[];
	readonly others: readonly Script[];
} {
	const byUrl = new Map(scripts.map((script) => [script.url, script]));
	const imported = ({ source, url }: Script, how: RegExp): Script[] =>
		[...source.matchAll(how)].flatMap(([, path = '']) => byUrl.get(new URL(path, url).href) ?? []);
	const late = new Set(scripts.flatMap((script) => imported(script, DYNAMIC)));
	const early = scripts.filter(({ url }) => /\/(?:entry|nodes)\//.test(url));
	const roots = [...new Set([...early, ...late])].map((root) => closure(root, imported));
	const needsMap = (chunks: ReadonlySet<Script>): boolean =>
		[...chunks].some(({ source }) => source.includes(MAP_SIGN));
	const others = new Set(
		roots.filter((chunks) => !needsMap(chunks)).flatMap((chunks) => [...chunks]),
	);
	return { map: scripts.filter((script) => !others.has(script)), others: [...others] };
}

function closure(
	root: Script,
	imported: (script: Script, how: RegExp) => readonly Script[],
): ReadonlySet<Script> {
	const found = new Set([root]);
	for (const script of found) for (const next of imported(script, STATIC)) found.add(next);
	return found;
}
