/**
 * Makes `land.topology.json` from Natural Earth 1:10m (the `world-atlas` package, public domain):
 * `node src/lib/map/basemap/generate.ts`, after an update of that package.
 *
 * The whole of Natural Earth is 3.6 MB. A wall of a Vietnamese locality needs Vietnam's coast and borders
 * exactly and its neighbours the less the farther they are, so the tolerance grows with the distance.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { simplifiedArc } from './simplified-arc.ts';

type Countries = Topology<{ countries: GeometryCollection }>;
type Box = readonly [west: number, south: number, east: number, north: number];

const REGION: Box = [75, -12, 140, 46];
/**
 * Natural Earth gives the islets of Hoàng Sa to China and makes a country of Trường Sa. They are left out;
 * the map draws both archipelagos itself, as Vietnam's (`archipelagos.ts`).
 */
const HOANG_SA: Box = [111, 15.4, 113.2, 17.4];
const TRUONG_SA_NAME = 'Spratly Is.';

export function makeLand(): string {
	const source = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
	const topology = JSON.parse(readFileSync(source, 'utf8')) as Countries;
	const transform = topology.transform;
	if (!transform) throw new Error(`${source}: a quantized topology is wanted`);
	const [kx, ky] = transform.scale;
	const [x0, y0] = transform.translate;

	const arcs = topology.arcs.map((deltas) => {
		let x = 0;
		let y = 0;
		return deltas.map(([dx = 0, dy = 0]) => [(x += dx), (y += dy)] as [number, number]);
	});
	const degrees = arcs.map((arc) =>
		arc.map(([x, y]) => [x * kx + x0, y * ky + y0] as [number, number]),
	);
	const boxOf = (ring: readonly number[]): Box => {
		const points = ring.flatMap((index) => degrees[index < 0 ? ~index : index] ?? []);
		const lons = points.map(([lon]) => lon);
		const lats = points.map(([, lat]) => lat);
		return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
	};

	const kept = new Map<number, number>();
	const keptArcs: [number, number][][] = [];
	const keep = (index: number): number => {
		const own = index < 0 ? ~index : index;
		let at = kept.get(own);
		if (at === undefined) {
			at = keptArcs.length;
			kept.set(own, at);
			const simplified = simplifiedArc(degrees[own] ?? []);
			keptArcs.push(simplified.map((position) => arcs[own]?.[position] ?? [0, 0]));
		}
		return index < 0 ? ~at : at;
	};
	const pointsIn = (ring: readonly number[]): number =>
		ring.reduce((sum, index) => {
			const arc = keptArcs[index < 0 ? ~index : index] ?? [];
			return sum + arc.length - 1;
		}, 0);

	const geometries = topology.objects.countries.geometries.flatMap((country) => {
		const { name } = (country.properties ?? {}) as { name?: string };
		if (name === TRUONG_SA_NAME) return [];
		const polygons = polygonsOf(country as Polygon | MultiPolygon).filter(([outer = []]) => {
			const box = boxOf(outer);
			return overlap(box, REGION) && !within(box, HOANG_SA);
		});
		const drawn = polygons
			.map((rings) => rings.map((ring) => ring.map(keep)).filter((ring) => pointsIn(ring) > 2))
			.filter((rings) => rings.length > 0);
		return drawn.length === 0
			? []
			: [{ type: 'MultiPolygon', id: country.id, arcs: drawn } as const];
	});

	const used = new Set(
		geometries.flatMap(({ arcs: own }) => own.flat(2)).map((i) => (i < 0 ? ~i : i)),
	);
	const order = [...used].sort((a, b) => a - b);
	const renumbered = new Map(order.map((old, now) => [old, now]));
	const now = (index: number): number =>
		index < 0 ? ~(renumbered.get(~index) ?? 0) : (renumbered.get(index) ?? 0);
	return `${JSON.stringify({
		type: 'Topology',
		transform,
		arcs: order.map((index) => deltasOf(keptArcs[index] ?? [])),
		objects: {
			countries: {
				type: 'GeometryCollection',
				geometries: geometries.map((country) => ({
					...country,
					arcs: country.arcs.map((rings) => rings.map((ring) => ring.map(now))),
				})),
			},
		},
	})}\n`;
}

function polygonsOf(country: Polygon | MultiPolygon): number[][][] {
	if (country.type === 'Polygon') return [country.arcs];
	// A country may have no geometry of its own; topojson then says so by its type.
	return country.type === 'MultiPolygon' ? country.arcs : [];
}

function overlap(a: Box, b: Box): boolean {
	return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

function within(inner: Box, outer: Box): boolean {
	return (
		inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
	);
}

function deltasOf(arc: readonly [number, number][]): [number, number][] {
	return arc.map(([x, y], index) => {
		const before = arc[index - 1] ?? [0, 0];
		return [x - before[0], y - before[1]];
	});
}

if (argv[1] === fileURLToPath(import.meta.url)) {
	writeFileSync(new URL('land.topology.json', import.meta.url), makeLand());
}
