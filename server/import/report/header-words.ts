/** What the words over a column say of it, as offices write them. */
import { searchFold } from '#lib/domain/text.ts';
import type { IndicatorNames, ReportIndicator } from './indicator-names.ts';
import { openPeriod, type OpenPeriod } from './open-period.ts';
import {
	periodsAmong,
	plainWords,
	readPeriod,
	saysEstimate,
	SO_FAR,
	withoutPeriod,
} from './period.ts';
import type { Period } from './period-patterns.ts';
import { spokenIn } from './spoken-periods.ts';
import type { ReportUnit, UnitNames } from './unit-names.ts';
import { besideOf, bracketsIn, partsOf } from './words-beside.ts';

export type Role =
	| 'order'
	| 'unit'
	| 'indicator'
	/** Of units or of indicators, as what stands below tells. */
	| 'code'
	| 'measure'
	| 'plan'
	| 'value'
	| 'rate'
	| 'period'
	| 'evidence'
	| 'note'
	| 'other';

export type Names = {
	readonly units: UnitNames;
	readonly indicators: IndicatorNames;
	/** What the words are of a column that they head; null of most. */
	readonly roleOf: (text: string) => Role | null;
};

export type HeaderWords = {
	readonly role: Role | null;
	readonly units: readonly ReportUnit[];
	readonly indicators: readonly ReportIndicator[];
	readonly period: Period | null;
	/** A period that lacks its year. */
	readonly open: OpenPeriod | null;
	/** Whether figures below them are estimates, whatever else stands there. */
	readonly isEstimate: boolean;
	/** Whether they speak of a time that is no period, or of several: no other may stand in its place. */
	readonly isUnread: boolean;
	/** Whether the period is all that the words say. */
	readonly onlyPeriod: boolean;
	/** Whether figures are told from the beginning of the year on, whatever month is named. */
	readonly isSoFar: boolean;
};

const PLACE = '(?:quan|huyen|thi xa|thanh pho|xa|phuong|thi tran|dac khu|tx|tp|tt|tinh)';

/** Of words without accents, brackets and periods; the first that fits. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
	[
		'other',
		/\b(?:so voi|so sanh|cung ky|tang giam|chenh lech|luy ke .*(?:nhiem ky|giai doan|khoi cong))\b|^(?:uoc|xep hang|danh gia|ky truoc|muc (?:do )?hoan thanh|hoan thanh|(?:ty le|ti le|phan tram) (?:dat|hoan thanh|thuc hien))\b/,
	],
	['order', /^(?:tt|stt|so tt|so thu tu|no)$/],
	['code', /^(?:ma|ma so|code)$/],
	['measure', /^(?:don vi tinh|dvt|don vi do|measure|unit of measure)$/],
	[
		'plan',
		/^(?:ke hoach|kh|muc tieu|chi tieu (?:giao|duoc giao|ke hoach)|duoc giao|target|plan)\b/,
	],
	[
		'unit',
		new RegExp(
			`^(?:(?:ten|ma|ma so) )?(?:(?:cac )?don vi(?: hanh chinh| bao cao)?|dvhc|dia phuong|dia ban|(?:cac )?${PLACE}(?: (?:va )?${PLACE})*)(?: (?:chi tieu|noi dung))?$|^chi tieu (?:don vi|dia phuong)$|^(?:unit|district|commune|province|locality)(?: code| name)?$`,
		),
	],
	[
		'indicator',
		/^(?:(?:ten|ma|ma so|cac|nhom) )?(?:chi tieu|tieu chi|chi so|noi dung|nhiem vu)(?: (?:chu yeu|bao cao|nhiem vu|danh gia|thuc hien|tieu chi|cong viec|chi tieu))*$|^indicator(?: code| name)?$/,
	],
	[
		'period',
		/^(?:ky|ky bao cao|ky so lieu|thoi gian|thoi diem|thang|quy|nam|ngay|(?:thang|nam|ngay) (?:bao cao|so lieu)|period|date|day|month|quarter|year|as of|observed at)$/,
	],
	[
		'evidence',
		/^(?:(?:tai lieu |van ban |thong tin |duong dan )?(?:minh chung|kiem chung)|tai lieu|tai lieu kem theo|(?:so )?van ban|van ban (?:kem theo|ban hanh)|can cu|duong dan|link|nguon(?: so lieu| du lieu)?|evidence|source)$/,
	],
	['note', /^(?:ghi chu|giai trinh|y kien|notes?|remarks?)\b/],
	['rate', /^(?:ty le|ti le|phan tram|percent|rate)\b/],
	[
		'value',
		/^(?:thuc hien|da thuc hien|th|ket qua|gia tri|so lieu|so luong|luy ke|cong don|values?|figures?|actual|results?)\b/,
	],
];

/** Quickly, whether words may head a column of units or of indicators: most of a long table's are told apart by this. */
export function namesRows(text: string): boolean {
	return /don vi|dvhc|dia|quan|huyen|xa|pho|phuong|thi tran|dac khu|tinh|^t[tpx]|chi|noi dung|nhiem vu|unit|district|commune|province|locality|indicator/.test(
		searchFold(text),
	);
}

/** `year` is that of the title, for headers such as "Tháng 11". */
export function headerWords(
	text: string,
	{ units, indicators, roleOf }: Names,
	year: number | null,
): HeaderWords {
	const measured = indicators.find(text);
	const isMeasured = measured.length > 0;
	const beside = besideOf(isMeasured ? indicators.beside(text) : bracketsIn(text).flatMap(partsOf));
	const places = /^[\d\s.()]+$/.test(text) ? [] : units.find(text);
	// "Hồ sơ trực tuyến (quý III)"
	const dated = isMeasured ? (beside.period ?? text) : text;
	const whole = readPeriod(dated, year);
	const { said: spoken, open: lacking } = spokenIn(text);
	const untilDays = lacking.filter(({ isDay }) => isDay);
	const own = [
		...spoken.flatMap(({ isOwn, period }) => (isOwn ? period : [])),
		...untilDays.flatMap(({ isOwn, inYear }) =>
			isOwn && year !== null ? (inYear(String(year)) ?? []) : [],
		),
	];
	const [only, ...more] = new Set(own);
	const period = whole.kind === 'period' ? whole.period : more.length === 0 ? (only ?? null) : null;
	const open = whole.kind === 'unread' ? openPeriod(dated) : null;
	const onlyPeriod = !isMeasured && (whole.kind === 'period' || open !== null);
	const unread = periodsAmong(plainWords(text)).found.some(({ found }) => found.kind === 'unread');
	const isEstimate = !isMeasured && saysEstimate(text);
	const said = isMeasured || places.length > 0 ? null : roleOf(text);
	const mayBeOther = isMeasured || onlyPeriod || said === 'value' || said === 'rate';
	const ownRole = isEstimate || (beside.isOther && mayBeOther) ? 'other' : said;
	// "Ước tháng 12" is more than a period.
	const role = onlyPeriod && ownRole !== 'other' ? null : ownRole;
	return {
		...{ role, units: places, indicators: measured, period, open },
		onlyPeriod: onlyPeriod && role === null,
		isEstimate,
		isUnread:
			whole.kind !== 'period' && (unread || more.length > 0 || (untilDays.length > 0 && !only)),
		isSoFar: isMeasured ? beside.isSoFar : places.length === 0 && SO_FAR.test(searchFold(text)),
	};
}

/** Each row's words are looked at, and most come again and again. */
export function rememberedRoles(): Names['roleOf'] {
	const known = new Map<string, Role | null>();
	return (text) => {
		const earlier = known.get(text);
		if (earlier !== undefined) return earlier;
		const role = roleOf(text);
		known.set(text, role);
		return role;
	};
}

function roleOf(text: string): Role | null {
	if (/^\(?%\)?$/.test(text.trim())) return 'rate';
	const words = searchFold(withoutPeriod(text.replace(/\([^)]*\)/g, ' ')));
	return ROLES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** Of a row or a column: sums and means of others. */
export function isTotal(text: string): boolean {
	return /^(?:tong|tong so|tong cong|cong|chung|(?:toan|ca) (?:tinh|huyen|xa|thanh pho|dia ban)|(?:tong|cong|tong cong|binh quan|trung binh|chung)(?: (?:chung|toan|ca|cac|so|tinh|huyen|xa|don vi|chi tieu|dia phuong|cong))*|(?:grand )?total|average)$/.test(
		searchFold(text),
	);
}
