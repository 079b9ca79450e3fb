/** The nearest of many names to one that is none of them, at a cost that does not grow with how many are asked for. */
import { searchFold } from '#lib/domain/text.ts';
import { editDistance, nearestName } from '#lib/wire/nearest-name.ts';

const MOST_CANDIDATES = 8;
/** Of the letters; a name of which more must change is another one, not this one mistyped. */
const MOST_CHANGED = 1 / 3;

type Named = { readonly name: string; readonly label: string };

/** A label, and how many letters its name is away. */
export type Near = { readonly label: string; readonly changes: number };

/** Answers with the nearest, null where none is near. Only those names are compared that share most pairs of letters. */
export function nearestOf(names: readonly Named[]): (name: string) => Near | null {
	const folded = names.map(({ name }) => searchFold(name));
	const byPair = new Map<string, number[]>();
	for (const [place, name] of folded.entries()) {
		for (const pair of pairsOf(name)) {
			const places = byPair.get(pair);
			if (places) places.push(place);
			else byPair.set(pair, [place]);
		}
	}
	return (name) => {
		const wanted = searchFold(name);
		const shared = new Map<number, number>();
		for (const pair of pairsOf(wanted)) {
			for (const place of byPair.get(pair) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
		}
		const likeness = ([place, count]: readonly [number, number]) =>
			(2 * count) / (wanted.length + (folded[place]?.length ?? 0));
		const best = [...shared]
			.sort((one, other) => likeness(other) - likeness(one))
			.slice(0, MOST_CANDIDATES)
			.map(([place]) => place);
		const nearest = nearestName(
			wanted,
			best.map((place) => folded[place] ?? ''),
		);
		const found = best.find((place) => folded[place] === nearest);
		const changes = editDistance(wanted, nearest);
		const label = found === undefined ? undefined : names[found]?.label;
		return label === undefined || changes > wanted.length * MOST_CHANGED
			? null
			: { label, changes };
	};
}

function pairsOf(text: string): Set<string> {
	const pairs = new Set<string>();
	for (let at = 0; at + 1 < text.length; at++) pairs.add(text.slice(at, at + 2));
	return pairs;
}
