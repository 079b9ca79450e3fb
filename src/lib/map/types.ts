/** What the map is given to draw. It decides nothing about values: classes, freshness and trouble come decided. */
import type { DeviceState } from '../domain/device.ts';
import type { Freshness } from '../domain/freshness.ts';
import type { LonLat, MultiPolygon } from '../domain/unit.ts';

/** Class of progress, 0 the least; the legend's `classBounds` say where each begins. */
export type ProgressClass = 0 | 1 | 2 | 3 | 4;

export type Trouble = 'critical' | 'warning';

export type MapTheme = 'dark' | 'light';

export type MapUnit = {
	readonly id: number;
	readonly code: string;
	readonly shortName: string;
	readonly labelAt: LonLat;
	/** The imported boundary, or the schematic cell that stands for it. */
	readonly shape: MultiPolygon;
	/** True where `shape` is a schematic cell; the legend then says so. */
	readonly schematic: boolean;
	/** Null where there is no value: hatched, and `valueText` is a dash. */
	readonly value: number | null;
	/** The value as it is written in the page's language: "81,4". */
	readonly valueText: string;
	/** Nothing has been heard of values yet: then `value` is null and `valueText` empty, and none is said to be missing. */
	readonly waiting?: boolean;
	/** Null of a value that nothing says how good it is, or too little: an outline without a fill, the value in grey. */
	readonly progressClass: ProgressClass | null;
	/** Hatched over, with its last value kept. */
	readonly stale: boolean;
	/** Marked as sample data: where others are not; where all are, the page says so. */
	readonly sample: boolean;
	/** The unit the centre serves, where it is one among those drawn. */
	readonly home: boolean;
	/** Beside another one that is in focus: quieter, and as true. The map sets it. */
	readonly dimmed?: boolean;
};

export type MapDevice = {
	/** The id the page calls it by, as in `data-device`. */
	readonly id: string;
	readonly name: string;
	/** Of the unit that it belongs to, among those drawn or not; null: of none that is known. */
	readonly unitId: number | null;
	/** Degrees, WGS84; null where nobody said where it stands. */
	readonly lon: number | null;
	readonly lat: number | null;
	readonly state: DeviceState;
	readonly freshness: Freshness;
	readonly trouble: Trouble | null;
	/** New, and nobody has taken it yet: the symbol of a critical trouble flashes. Nothing else ever does. */
	readonly pulsing?: boolean;
};

/** CSS px kept free of units, labels, legend and inset along each edge of the map's element. */
export type MapPadding = {
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
	readonly left: number;
};

/** The words on the map, in the page's language. */
export type MapWords = {
	/** What the colours mean: "Điểm tiến độ (0–100)". */
	readonly scale: string;
	/** The same where there is little room: "Điểm". */
	readonly scaleShort: string;
	/** What stands under each class, least first: "< 55", "55", "62", "68", "≥ 75". */
	readonly classBounds: readonly [string, string, string, string, string];
	/** What words that stand for values are short for: "Đang: Đang thực hiện"; absent of numbers. */
	readonly values?: readonly string[];
	/** "Chưa có số liệu" */
	readonly noData: string;
	/** Of a value without a class: "Có điểm, chưa xếp hạng". */
	readonly noClass: string;
	/** "Dữ liệu mẫu" */
	readonly sample: string;
	/** "Có số liệu cũ" */
	readonly stale: string;
	/** The same where there is little room: "Số liệu cũ". */
	readonly staleShort: string;
	/** "Sơ đồ, không phải ranh giới hành chính" */
	readonly schematic: string;
	/** Words of the device symbols: "Nghiêm trọng", "Cảnh báo", "Trực tuyến", "Đang bảo trì", "Chưa xác định". */
	readonly critical: string;
	readonly warning: string;
	readonly online: string;
	readonly maintenance: string;
	readonly unknown: string;
	/** Of the symbol of quiet devices that stand together: "Nhiều thiết bị". */
	readonly several: string;
	/** What the number beside a symbol of trouble is: "Số thiết bị lỗi". */
	readonly count: string;
	/** "Quần đảo Hoàng Sa" and "Quần đảo Trường Sa" */
	readonly hoangSa: string;
	readonly truongSa: string;
	/** What the inset shows, for those who cannot see it: "Vị trí trong cả nước". */
	readonly inset: string;
	/** What the whole map shows, likewise. */
	readonly map: string;
};

/** Of how many units the name, or the value that they have, is not written. */
export type Unsaid = {
	readonly names: number;
	readonly values: number;
	/** Name and value of the home unit where one of them is not written, for words beside the map: "Bảo Lộc 86,9"; else ''. */
	readonly home: string;
};

/** What of the map is seen: all of it; or, where it has little room, the units by themselves, or legend and inset. */
export type MapPart = 'all' | 'units' | 'key';

/** What was clicked or pointed at. */
export type Picked =
	| { readonly kind: 'unit'; readonly code: string }
	| { readonly kind: 'device'; readonly ids: readonly string[] };

export type UnitMapProps = {
	readonly units: readonly MapUnit[];
	/** Null: there are never any, and nothing is kept free for them. */
	readonly devices: readonly MapDevice[] | null;
	readonly theme: MapTheme;
	/** Size in CSS px of the smallest text on the map, from the legibility tokens. */
	readonly fontPx: number;
	readonly padding: MapPadding;
	/** All, where nothing is said. */
	readonly part?: MapPart;
	/** Code of the unit that the view is of, with its neighbours dimmed; null: of all of them. */
	readonly focus?: string | null;
	/**
	 * Whether it is seen, as it is where nothing is said. A page has one map: of those on it, the one that was last made
	 * active has it, and the others show names and values alone.
	 */
	readonly active?: boolean;
	readonly words: MapWords;
	/** Puts what is drawn on `window.ioc.map`, for checks from outside (test and demo builds). */
	readonly expose?: boolean;
	/** A seam: without them the map ignores the pointer, and nothing is ever picked. */
	readonly onpick?: ((picked: Picked) => void) | undefined;
	readonly onhover?: (picked: Picked | null) => void;
	/** Hears of how many units what is not written, for want of room. */
	readonly onunsaid?: ((unsaid: Unsaid) => void) | undefined;
};

/** `window.ioc.map` */
export type DrawnMap = {
	/** By unit code. */
	readonly units: Readonly<
		Record<string, { readonly value: number | null; readonly class: ProgressClass | null }>
	>;
	/** By device id; `cluster` is null for a device drawn by itself or not at all, else a name shared by its members. */
	readonly devices: Readonly<
		Record<string, { readonly state: DeviceState; readonly cluster: string | null }>
	>;
	/** The clusters that are drawn as a ring: of quiet devices. */
	readonly rings: readonly string[];
	/** Outline of each schematic cell in CSS px from the map's upper left corner, by unit code. */
	readonly cells: Readonly<Record<string, readonly { readonly x: number; readonly y: number }[]>>;
};

declare global {
	interface Window {
		/** For checks from outside; only in test and demo builds. */
		ioc?: { readonly map?: DrawnMap };
	}
}
