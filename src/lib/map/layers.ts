/** The layers of deck.gl, lowest first: pure functions of data and options, with ids that never change. */
import type { Layer, PickingInfo } from '@deck.gl/core';
import { IconLayer, PathLayer, SolidPolygonLayer } from '@deck.gl/layers';
import type { LonLat } from '../domain/unit.ts';
import type { Mark } from './clusters.ts';
import { HatchExtension } from './hatch-extension.ts';
import { OVER_BASE } from './base-style.ts';
import { mixed, rgba, seenThrough, unitFill } from './palette.ts';
import type { MapPalette, Rgba } from './palette.ts';
import { cellName } from './symbol-atlas.ts';
import type { SymbolAtlas } from './symbol-atlas.ts';
import type { MapUnit, Picked } from './types.ts';
import { lacksValue } from './value.ts';

/** One polygon of a unit: deck.gl draws polygons, a unit may have several. */
export type UnitPart = {
	readonly unit: MapUnit;
	readonly rings: readonly (readonly LonLat[])[];
};

/** What the layers of units draw; made once for the same units, so that deck.gl sees that nothing is new. */
export type UnitParts = {
	readonly all: readonly UnitPart[];
	/** Those without a value, or with none that can be trusted any more. */
	readonly hatched: readonly UnitPart[];
	readonly outlines: readonly (readonly LonLat[])[];
	/** Of those with a value that has no class. */
	readonly plainOutlines: readonly (readonly LonLat[])[];
	readonly homeOutlines: readonly (readonly LonLat[])[];
	/** One of them is in focus. */
	readonly anyDimmed: boolean;
};

export type Look = {
	readonly palette: MapPalette;
	readonly fontPx: number;
	/** Device px in a CSS px. */
	readonly pixelRatio: number;
	readonly pickable: boolean;
	/** A base map is beneath the units, and is to be seen through them. */
	readonly overBase: boolean;
};

export function unitParts(units: readonly MapUnit[]): UnitParts {
	const all = units.flatMap((unit) => unit.shape.map((rings) => ({ unit, rings })));
	return {
		all,
		hatched: all.filter(({ unit }) => unit.stale || lacksValue(unit)),
		outlines: ringsWhere(() => true),
		plainOutlines: ringsWhere(
			({ unit }) => unit.value !== null && unit.progressClass === null && !unit.home,
		),
		homeOutlines: ringsWhere(({ unit }) => unit.home),
		anyDimmed: units.some(({ dimmed }) => dimmed),
	};

	function ringsWhere(those: (part: UnitPart) => boolean): UnitPart['rings'] {
		return all.filter(those).flatMap(({ rings }) => rings);
	}
}

export function unitFillLayer({ all }: UnitParts, look: Look): Layer {
	const { palette, pickable, overBase } = look;
	return new SolidPolygonLayer<UnitPart>({
		id: 'unit-fill',
		data: all,
		getPolygon: ({ rings }) => ringsOf(rings),
		getFillColor: ({ unit }) => {
			const fill = unitFill(palette, unit);
			return colour(overBase ? seenThrough(fill, { over: palette.land, part: OVER_BASE }) : fill);
		},
		pickable,
		updateTriggers: { getFillColor: [palette, overBase] },
	});
}

export function unitHatchLayer({ hatched }: UnitParts, look: Look): Layer {
	const { palette, fontPx, pixelRatio } = look;
	return new SolidPolygonLayer<UnitPart>({
		id: 'unit-hatch',
		data: hatched,
		getPolygon: ({ rings }) => ringsOf(rings),
		getFillColor: ({ unit }) =>
			colour(
				unit.dimmed
					? mixed(palette.hatch, { to: palette.empty, part: 0.4 })
					: mixed(palette.hatch, { to: palette.ink, part: unit.value === null ? 0 : 0.1 }),
			),
		extensions: [
			new HatchExtension({
				periodPx: Math.round(fontPx * 0.42 * pixelRatio),
				linePx: Math.max(fontPx * 0.07 * pixelRatio, 1),
			}),
		],
		updateTriggers: { getFillColor: palette },
	});
}

/** Seams between the units; above them lines round those that have no fill, and round the one that the centre serves. */
export function unitBorderLayer(
	{ outlines, plainOutlines, homeOutlines, anyDimmed }: UnitParts,
	{ palette, fontPx, border }: Look & { border: 'unit' | 'plain' | 'home' },
): Layer {
	const looks = {
		unit: { data: outlines, line: palette.seam, widthEm: 0.1 },
		plain: { data: plainOutlines, line: palette.hatch, widthEm: 0.06 },
		home: { data: homeOutlines, line: palette.home, widthEm: anyDimmed ? 0.18 : 0.1 },
	};
	const { data, line, widthEm } = looks[border];
	return new PathLayer<readonly LonLat[]>({
		id: `${border}-border`,
		data,
		getPath: (ring) => ring.map(([lon, lat]) => [lon, lat] as [number, number]),
		getColor: colour(rgba(line)),
		getWidth: fontPx * widthEm,
		widthUnits: 'pixels',
		jointRounded: true,
		updateTriggers: { getColor: palette, getWidth: [fontPx, widthEm] },
	});
}

export function deviceLayer(
	marks: readonly Mark[],
	{ atlas, pixelRatio, pickable }: Look & { atlas: SymbolAtlas },
): Layer {
	return new IconLayer<Mark>({
		id: 'devices',
		data: marks,
		// deck.gl's type knows only an address; at run time anything WebGL can make a texture of will do.
		iconAtlas: atlas.image as unknown as string,
		iconMapping: atlas.cells,
		getIcon: ({ symbol, count }) => cellName(symbol, count > 1),
		getPosition: ({ at: [lon, lat] }) => [lon, lat],
		getSize: ({ symbol, count }) =>
			(atlas.cells[cellName(symbol, count > 1)]?.height ?? 0) / pixelRatio,
		getColor: [255, 255, 255],
		pickable,
		updateTriggers: { getSize: atlas, getIcon: atlas },
	});
}

/** All of them from the ground up: land and sea, units, borders, devices; labels are the page's own. */
export function mapLayers({
	parts,
	marks,
	look,
}: {
	parts: UnitParts;
	marks: readonly Mark[];
	look: Look & { atlas: SymbolAtlas };
}): Layer[] {
	return [
		unitFillLayer(parts, look),
		unitHatchLayer(parts, look),
		unitBorderLayer(parts, { ...look, border: 'unit' }),
		unitBorderLayer(parts, { ...look, border: 'plain' }),
		unitBorderLayer(parts, { ...look, border: 'home' }),
		deviceLayer(marks, look),
	];
}

/** What deck.gl found under the pointer, in the map's own words. */
export function pickedOf({ layer, object }: PickingInfo<Mark | UnitPart>): Picked | null {
	if (!object) return null;
	if (layer?.id === 'devices' && 'members' in object) {
		return { kind: 'device', ids: object.members };
	}
	return 'unit' in object ? { kind: 'unit', code: object.unit.code } : null;
}

function ringsOf(rings: UnitPart['rings']): [number, number][][] {
	return rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]));
}

function colour([red, green, blue, alpha]: Rgba): [number, number, number, number] {
	return [red, green, blue, alpha];
}
