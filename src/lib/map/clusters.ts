import Supercluster from 'supercluster';
import { grown, overlaps } from './box.ts';
import type { Box } from './box.ts';
import type { LonLat } from '../domain/unit.ts';
import { toWorld, worldPx } from './mercator.ts';
import {
	COUNT_EM,
	countWidth,
	isTrouble,
	pulses,
	symbolOf,
	symbolRadius,
	worst,
} from './symbol.ts';
import type { DeviceSymbol } from './symbol.ts';
import type { PlacedDevice } from './gathered.ts';

/** One symbol on the map: a device, or several that would overlap. */
export type Mark = {
	/** Stable while its members are. */
	readonly id: string;
	readonly at: LonLat;
	readonly symbol: DeviceSymbol;
	/** Ids of the devices it stands for. */
	readonly members: readonly string[];
	/** How many it says: of a symbol of trouble those in trouble, else all. */
	readonly count: number;
	/** A critical trouble among them is new. */
	readonly pulsing: boolean;
};

/** In a radius (CSS px), from so many devices on, they become one mark. */
type Density = { readonly radiusPx: number; readonly atLeast: number };

/**
 * Devices as marks at one zoom, for text of `emPx` (CSS px). Those in trouble cluster among themselves, so that six
 * cameras lost are six, and not hidden in a cluster of a hundred. Quiet ones become a ring where they are a crowd or
 * where their dots overlap, else each stays a dot.
 */
export function marksOf(
	devices: readonly PlacedDevice[],
	{ zoom, emPx }: { zoom: number; emPx: number },
): Mark[] {
	const singles = devices.map((device): Mark => {
		const { id, lon, lat } = device;
		const pulsing = pulses(device);
		return { id, at: [lon, lat], symbol: symbolOf(device), members: [id], count: 1, pulsing };
	});
	const quiet = singles.filter(({ symbol }) => !isTrouble(symbol));
	const crowds = clustered(quiet, zoom, { radiusPx: emPx * RING_EM, atLeast: CROWD });
	const spread = clustered(crowds.filter(isOne), zoom, { radiusPx: emPx * DOT_EM, atLeast: 2 });
	const rings = clustered(
		[...crowds, ...spread].filter((mark) => !isOne(mark)),
		zoom,
		{ radiusPx: emPx * RING_EM, atLeast: 2 },
	);
	const troubled = clustered(
		singles.filter(({ symbol }) => isTrouble(symbol)),
		zoom,
		{ radiusPx: emPx * TROUBLE_EM, atLeast: 2 },
	);
	const size = { zoom, emPx };
	return absorbed(absorbed(spread.filter(isOne), rings, size), legible(troubled, size), size);
}

function isOne({ count }: Mark): boolean {
	return count === 1;
}

/** How near two symbols of trouble, two rings and two dots may come, as parts of the text's size. */
const TROUBLE_EM = 2;
const RING_EM = 2.3;
const DOT_EM = 0.28;
const CROWD = 10;

function clustered(marks: readonly Mark[], zoom: number, { radiusPx, atLeast }: Density): Mark[] {
	const level = Math.floor(zoom);
	const index = new Supercluster<{ mark: Mark }>({
		// Supercluster knows whole zooms only: at the one below, a CSS px is this much longer.
		radius: radiusPx * 2 ** (level - zoom),
		minPoints: atLeast,
		minZoom: level,
		maxZoom: level,
	});
	index.load(
		marks.map((mark) => ({
			type: 'Feature',
			properties: { mark },
			geometry: { type: 'Point', coordinates: [...mark.at] },
		})),
	);
	return index.getClusters([-180, -85, 180, 85], level).map(({ geometry, properties }) => {
		if ('mark' in properties) return properties.mark;
		const inside = index
			.getLeaves(properties.cluster_id, Infinity)
			.map((leaf) => leaf.properties.mark);
		const members = inside.flatMap((mark) => mark.members);
		const [lon = 0, lat = 0] = geometry.coordinates;
		return {
			id: firstOf(members),
			at: [lon, lat] as const,
			symbol: worst(inside.map(({ symbol }) => symbol)),
			members,
			count: members.length,
			pulsing: inside.some((mark) => mark.pulsing),
		};
	});
}

/** Between a symbol of trouble with its number and the next one, as a part of the text's size. */
const APART_EM = 0.3;

/** Symbols of trouble of which one would lie over another, or over its number, or stand close to it, are one. */
function legible(
	troubled: readonly Mark[],
	{ zoom, emPx }: { zoom: number; emPx: number },
): Mark[] {
	const scale = worldPx(zoom) / emPx;
	const boxed = (mark: Mark): { mark: Mark; box: Box } => {
		const [x, y] = toWorld(mark.at);
		const radius = symbolRadius(mark.symbol, !isOne(mark));
		const number = countWidth(mark.symbol, mark.count);
		const width = 2 * radius + (number > 0 ? COUNT_EM.gap + number : 0);
		return {
			mark,
			box: { x: x * scale - radius, y: y * scale - radius, width, height: 2 * radius },
		};
	};
	const apart: { mark: Mark; box: Box }[] = [];
	const left = troubled.map(boxed);
	for (let next = left.pop(); next; next = left.pop()) {
		const { mark, box } = next;
		const at = apart.findIndex((other) => overlaps(grown(box, APART_EM), other.box));
		const [other] = at < 0 ? [] : apart.splice(at, 1);
		// The two together take another place: they are looked at again.
		if (other) left.push(boxed(joined(mark, other.mark)));
		else apart.push(next);
	}
	return apart.map(({ mark }) => mark);
}

/** What sorting them would have first; to sort thousands would take long. */
function firstOf(members: readonly string[]): string {
	return members.reduce((first, id) => (id < first ? id : first));
}

function joined(a: Mark, b: Mark): Mark {
	const members = [...a.members, ...b.members];
	const count = a.count + b.count;
	const mean = (axis: 0 | 1): number => (a.at[axis] * a.count + b.at[axis] * b.count) / count;
	return {
		id: firstOf(members),
		at: [mean(0), mean(1)],
		symbol: worst([a.symbol, b.symbol]),
		members,
		count,
		pulsing: a.pulsing || b.pulsing,
	};
}

/**
 * Marks that lie under others belong to these: they could not be seen. A ring counts them, a symbol of trouble says
 * on only how many are in trouble.
 */
function absorbed(
	below: readonly Mark[],
	above: readonly Mark[],
	{ zoom, emPx }: { zoom: number; emPx: number },
): Mark[] {
	const scale = worldPx(zoom) / emPx;
	const under = new Map<Mark, string[]>(above.map((mark) => [mark, []]));
	const places = above.map((mark) => ({
		mark,
		at: toWorld(mark.at),
		radius: symbolRadius(mark.symbol, !isOne(mark)) * (isTrouble(mark.symbol) ? 0.8 : 1),
	}));
	const seen = below.filter((mark) => {
		const [x, y] = toWorld(mark.at);
		const own = symbolRadius(mark.symbol, !isOne(mark));
		const over = places.find(
			({ at, radius }) => Math.hypot(at[0] - x, at[1] - y) * scale < own + radius,
		);
		if (over) under.get(over.mark)?.push(...mark.members);
		return !over;
	});
	return [
		...seen,
		...above.map((mark) => {
			const more = under.get(mark) ?? [];
			return {
				...mark,
				members: [...mark.members, ...more],
				count: mark.count + (isTrouble(mark.symbol) ? 0 : more.length),
			};
		}),
	];
}
