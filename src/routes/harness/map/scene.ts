/** What the harness shows: Lâm Đồng's districts as of 30/11/2024, with made-up values and devices. */
import type { LonLat, MultiPolygon } from '#lib/domain/unit.ts';
import type { MapDevice, MapUnit, MapWords, ProgressClass } from '#lib/map/types.ts';
import { schematicCells } from '#lib/domain/schematic.ts';

type Row = readonly [
	code: string,
	name: string,
	lon: number,
	lat: number,
	areaKm2: number,
	value: number | null,
];

const ROWS: readonly Row[] = [
	['672', 'Đà Lạt', 108.45, 11.94, 394, 81.4],
	['673', 'Bảo Lộc', 107.81, 11.55, 234, 78.9],
	['674', 'Đam Rông', 108.17, 12.1, 872, 52.1],
	['675', 'Lạc Dương', 108.58, 12.14, 1312, 58.3],
	['676', 'Lâm Hà', 108.19, 11.84, 930, 66],
	['677', 'Đơn Dương', 108.56, 11.76, 611, 63.7],
	['678', 'Đức Trọng', 108.35, 11.66, 903, 72.5],
	['679', 'Di Linh', 108.09, 11.53, 1614, 69.2],
	['680', 'Bảo Lâm', 107.73, 11.73, 1463, 61.8],
	['681', 'Đạ Huoai', 107.59, 11.44, 495, 57.4],
	['682', 'Đạ Tẻh', 107.53, 11.59, 524, 64.9],
	['683', 'Cát Tiên', 107.36, 11.65, 426, null],
];

const BOUNDS = [55, 62, 68, 75] as const;

export function classOf(value: number | null): ProgressClass | null {
	return value === null ? null : (BOUNDS.filter((bound) => value >= bound).length as ProgressClass);
}

const CELLS = new Map(
	schematicCells(
		ROWS.map(([, , lon, lat, areaKm2], id) => ({ id, labelAt: [lon, lat], areaKm2 })),
	).map((cell) => [cell.unitId, cell]),
);

export const UNITS: readonly MapUnit[] = ROWS.flatMap(([code, shortName, , , , value], id) => {
	const cell = CELLS.get(id);
	if (!cell) return [];
	return {
		id,
		code,
		shortName,
		labelAt: cell.centre,
		shape: [[cell.ring]],
		schematic: true,
		value,
		valueText: value === null ? '–' : value.toFixed(1).replace('.', ','),
		progressClass: classOf(value),
		stale: code === '674',
		sample: false,
		home: code === '673',
	};
});

/** The same units with boundaries given in GeoJSON, as an import would have them. */
export function withBoundaries(boundaries: ReadonlyMap<string, MultiPolygon>): MapUnit[] {
	return UNITS.map((unit) => {
		const shape = boundaries.get(unit.code);
		const [, , lon = 0, lat = 0] = ROWS.find(([code]) => code === unit.code) ?? [];
		return shape ? { ...unit, shape, labelAt: [lon, lat], schematic: false } : unit;
	});
}

/** Devices about the seats of the units, the same at every call. */
export function devicesAround(count: number): MapDevice[] {
	return Array.from({ length: count }, (_, index) => {
		const [, name = '', lon = 0, lat = 0] = ROWS[index % ROWS.length] ?? [];
		const [east, north] = scattered(index);
		const trouble = index % 41 === 7 ? 'critical' : index % 53 === 11 ? 'warning' : null;
		return {
			id: `cam-${String(index).padStart(4, '0')}`,
			name: `Camera ${name} ${String(index)}`,
			unitId: index % ROWS.length,
			lon: lon + east * 0.11,
			lat: lat + north * 0.11,
			state:
				trouble === 'critical'
					? 'offline'
					: trouble
						? 'degraded'
						: index % 67 === 5
							? 'unknown'
							: 'online',
			freshness: 'fresh',
			trouble,
		};
	});
}

/** A place in a disc of radius 1, denser towards its middle; the same for the same index. */
function scattered(index: number): LonLat {
	const angle = ((index * 0.7548776662) % 1) * 2 * Math.PI;
	const radius = ((index * 0.5698402909) % 1) ** 0.8;
	return [Math.cos(angle) * radius, Math.sin(angle) * radius];
}

export const WORDS: MapWords = {
	scale: 'Điểm tiến độ (0–100)',
	scaleShort: 'Điểm',
	classBounds: ['< 55', '55', '62', '68', '≥ 75'],
	noData: 'Chưa có số liệu',
	noClass: 'Không có chỉ tiêu',
	sample: 'Dữ liệu mẫu',
	stale: 'Có số liệu cũ',
	staleShort: 'Số liệu cũ',
	schematic: 'Sơ đồ, không phải ranh giới hành chính',
	critical: 'Nghiêm trọng',
	warning: 'Cảnh báo',
	online: 'Trực tuyến',
	maintenance: 'Đang bảo trì',
	unknown: 'Chưa xác định',
	several: 'Nhiều thiết bị',
	count: 'Số thiết bị lỗi',
	hoangSa: 'Quần đảo Hoàng Sa',
	truongSa: 'Quần đảo Trường Sa',
	inset: 'Vị trí trong cả nước',
	map: 'Bản đồ tiến độ theo địa bàn',
};
