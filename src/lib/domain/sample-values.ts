/**
 * Invented figures for demonstration, always to be marked as samples: plausible growth towards what the plans want,
 * with differences between units, a season and some noise. A value depends only on unit, indicator and time, so what
 * was seeded and what is simulated later are one series.
 */
import { hashShare } from './hash.ts';
import type { UnitLevel } from './unit.ts';

type Profile = {
	/** At the beginning of 2024, and what it tends to, in the indicator's own measure. */
	readonly from: number;
	readonly to: number;
	/** How far units lie from each other. */
	readonly spread: number;
	/** 100 where nothing is said. */
	readonly most?: number;
	/** Of what a plan wants without a number only whole ones are values. */
	readonly whole?: boolean;
	readonly levels: readonly UnitLevel[];
};

const ALL = ['province', 'district', 'commune'] as const;
const PROVINCE = ['province'] as const;
/** What a province's parts come to is its own figure. */
const PARTS = ['district', 'commune'] as const;
const DISTRICT = ['district'] as const;

const STAGES = { from: 0.2, to: 1.7, spread: 0.9, most: 2, whole: true } as const;
const YES_NO = { from: 0.1, to: 0.8, spread: 0.5, most: 1, whole: true } as const;

const PROFILES: Readonly<Record<string, Profile>> = {
	...criteria({ ...STAGES, levels: ALL }, [
		...['nd-ke-hoach-co-che', 'nd-ky-nang', 'nd-nguon-luc-du-lieu-mo', 'nd-ha-tang-nen-tang'],
		...['nd-an-toan-mang', 'nd-hop-tac', 'so-hoa-ho-so'],
	]),
	...criteria({ ...YES_NO, levels: ALL }, [
		...['dung-quan-ly-dieu-hanh', 'dung-chu-ky-so', 'dung-he-thong-bao-cao', 'dung-hop-truc-tuyen'],
		...['cong-khai-danh-muc-du-lieu-mo', 'nguoi-dung-dau'],
	]),
	...criteria({ ...YES_NO, levels: PROVINCE }, [
		...['noi-bao-cao-chinh-phu', 'noi-csdl-dan-cu', 'noi-csdl-dat-dai', 'noi-csdl-doanh-nghiep'],
		...['noi-csdl-tai-chinh', 'noi-csdl-bao-hiem'],
	]),
	...criteria({ ...STAGES, levels: PROVINCE }, [
		...['nm-nhan-thuc', 'nm-the-che', 'nm-ha-tang-so', 'nm-nen-tang-so', 'nm-niem-tin-an-toan'],
		...['nm-hop-tac', 'csdl-dung-chung', 'mo-du-lieu', 'pho-cap-4g-5g', 'uu-tien-y-te'],
		...[
			'uu-tien-giao-duc',
			'uu-tien-nong-nghiep',
			'uu-tien-tai-chinh-ngan-hang',
			'uu-tien-du-lich',
		],
	]),
	'noi-dung-thi-dua': { from: 2, to: 9, spread: 3, most: 11, whole: true, levels: ALL },
	'ho-so-truc-tuyen': { from: 26, to: 68, spread: 20, levels: ALL },
	'ho-so-cong-viec': { from: 40, to: 76, spread: 23, levels: ALL },
	'dvc-phat-sinh': { from: 18, to: 52, spread: 18, levels: ALL },
	'dvc-toan-trinh': { from: 26, to: 60, spread: 21, levels: ALL },
	'dvc-da-nen-tang': { from: 54, to: 90, spread: 14, levels: ALL },
	'van-ban-ky-so': { from: 60, to: 87, spread: 15, levels: ALL },
	'bao-cao-dien-tu': { from: 44, to: 80, spread: 18, levels: ALL },
	'cong-ttdt': { from: 48, to: 82, spread: 18, levels: ALL },
	'kiem-tra-so': { from: 6, to: 42, spread: 16, levels: ALL },
	'du-lieu-mo': { from: 5, to: 38, spread: 16, levels: ALL },
	'cap-quang-ho': { from: 36, to: 65, spread: 21, levels: ALL },
	'cap-quang-xa': { from: 78, to: 97, spread: 6, levels: ALL },
	'thanh-toan-dien-tu': { from: 24, to: 50, spread: 14, levels: ALL },
	'ke-hoach-thi-dua': { from: 50, to: 82, spread: 20, levels: ALL },
	'san-pham-cds': { from: 0, to: 3, spread: 2, most: 12, whole: true, levels: PARTS },
	'xa-thi-diem-ky-nang': { from: 0, to: 1.2, spread: 0.6, most: 4, whole: true, levels: DISTRICT },
	'bao-cao-lien-thong': { from: 70, to: 99, spread: 5, levels: PROVINCE },
	'kinh-te-so': { from: 6, to: 13, spread: 4, levels: PROVINCE },
	'kinh-te-so-nganh': { from: 4, to: 9, spread: 3, levels: PROVINCE },
	'nang-suat-lao-dong': { from: 5, to: 7, spread: 1.5, levels: PROVINCE },
	'thuong-mai-dien-tu': { from: 4, to: 10, spread: 2.5, levels: PROVINCE },
	'hop-dong-dien-tu': { from: 22, to: 74, spread: 12, levels: PROVINCE },
	'dnnvv-nen-tang': { from: 14, to: 48, spread: 10, levels: PROVINCE },
	'lao-dong-kinh-te-so': { from: 0.6, to: 1.8, spread: 0.4, levels: PROVINCE },
	'dien-thoai-thong-minh': { from: 58, to: 84, spread: 8, levels: PROVINCE },
	'tai-khoan-ngan-hang': { from: 55, to: 86, spread: 8, levels: PROVINCE },
	'ky-nang-so': { from: 24, to: 64, spread: 12, levels: PROVINCE },
	'ho-so-suc-khoe': { from: 45, to: 88, spread: 9, levels: PROVINCE },
};

function criteria(profile: Profile, codes: readonly string[]): Record<string, Profile> {
	return Object.fromEntries(codes.map((code) => [code, profile]));
}

export type SampleSeries = {
	/** Stable name of the unit, such as `d-682-da-teh`. */
	readonly unit: string;
	readonly level: UnitLevel;
	readonly indicator: string;
};

/** Has never reported anything: so that "Chưa có số liệu" is to be seen. */
const SILENT_UNIT = 'd-683-cat-tien';

/** Whether there are samples of it at all: some units report nothing of some indicators. */
export function hasSamples({ unit, level, indicator }: SampleSeries): boolean {
	if (!PROFILES[indicator]?.levels.includes(level) || unit === SILENT_UNIT) return false;
	return level === 'province' || hashShare(`silent ${unit} ${indicator}`) >= 0.03;
}

/** Whether its reports have stopped coming: a few, so that stale values are to be seen. */
export function hasStopped({ unit, level, indicator }: SampleSeries): boolean {
	return level !== 'province' && hashShare(`stopped ${unit} ${indicator}`) < 0.04;
}

const BEGINNING = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const YEAR_MS = 365.25 * DAY_MS;
/** Years in which two thirds of the way are gone. */
const PACE_YEARS = 1.1;

/** @throws where there are no samples of that indicator (see `hasSamples`) */
export function sampleValue({ unit, level, indicator }: SampleSeries, at: number): number {
	const profile = PROFILES[indicator];
	if (!profile) throw new Error(`no sample values of ${indicator}`);
	const { from, to, spread, levels, most = 100, whole = false } = profile;
	const years = Math.max(0, (at - BEGINNING) / YEAR_MS);
	const growth = from + (to - from) * (1 - Math.exp(-years / PACE_YEARS));
	const own = ability(unit) * 0.9 + swing(`${unit} ${indicator}`) * 0.5;
	// The province's own offices are ahead of the mean of its districts, and provinces differ less.
	const able = level === 'province' && levels.length > 1 ? 1.05 + own * 0.3 : own;
	const season = Math.sin(2 * Math.PI * (years + hashShare(`season ${unit}`) * 0.2)) * 0.08;
	const noise = swing(`${unit} ${indicator} ${Math.floor(at / DAY_MS)}`) * 0.06;
	const restless = swing(`${unit} ${indicator} ${Math.floor(at / 600_000)}`) * 0.02;
	const value = growth + spread * (able + season + noise + restless);
	return Number(Math.min(Math.max(value, 0), most).toFixed(whole ? 0 : 2));
}

/** −1 to 1, the same for all of a unit's indicators; towns are ahead of the highlands by their names' luck alone. */
function ability(unit: string): number {
	return swing(`ability ${unit}`);
}

function swing(text: string): number {
	return hashShare(text) * 2 - 1;
}
