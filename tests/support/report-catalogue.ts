/** Some units and indicators that reports are read by in tests, with what makes names hard among them. */
import type { Unit } from '#lib/domain/unit.ts';
import type { ReportIndicator } from '#server/import/report/indicator-names.ts';
import type { ReportUnit } from '#server/import/report/unit-names.ts';

const LEVELS: Readonly<Record<Unit['kind'], Unit['level']>> = {
	country: 'country',
	province: 'province',
	city: 'district',
	town: 'district',
	'rural-district': 'district',
	ward: 'commune',
	commune: 'commune',
	'special-zone': 'commune',
};
const WORDS: Readonly<Record<Unit['kind'], string>> = {
	country: '',
	province: 'Tỉnh',
	city: 'Thành phố',
	town: 'Thị xã',
	'rural-district': 'Huyện',
	ward: 'Phường',
	commune: 'Xã',
	'special-zone': 'Đặc khu',
};

/** By code, name without its kind, kind, and the parent’s code; the id is the place in the list, from 1. */
const LIST: readonly (readonly [string, string, Unit['kind'], string | null])[] = [
	['68', 'Lâm Đồng', 'province', null],
	['672', 'Đà Lạt', 'city', '68'],
	['673', 'Bảo Lộc', 'city', '68'],
	['674', 'Đam Rông', 'rural-district', '68'],
	['675', 'Lạc Dương', 'rural-district', '68'],
	['676', 'Lâm Hà', 'rural-district', '68'],
	['677', 'Đơn Dương', 'rural-district', '68'],
	['678', 'Đức Trọng', 'rural-district', '68'],
	['679', 'Di Linh', 'rural-district', '68'],
	['680', 'Bảo Lâm', 'rural-district', '68'],
	['681', 'Đạ Huoai', 'rural-district', '68'],
	['682', 'Đạ Tẻh', 'rural-district', '68'],
	['683', 'Cát Tiên', 'rural-district', '68'],
	['11', 'Điện Biên', 'province', null],
	['094', 'Điện Biên Phủ', 'city', '11'],
	['095', 'Mường Lay', 'town', '11'],
	['100', 'Điện Biên', 'rural-district', '11'],
	['582', 'Phan Rang–Tháp Chàm', 'city', null],
	['645', "Ea H'leo", 'rural-district', null],
	['655', 'Krông Ana', 'rural-district', null],
	['25135', 'Đạ Kho', 'commune', '682'],
	['24823', '1', 'ward', '673'],
	['24769', '1', 'ward', '672'],
	['24892', 'Phú Hội', 'commune', '678'],
	['24893', 'Phú Hội', 'commune', '679'],
	['24894', 'Hoà Ninh', 'commune', '679'],
	['24331', 'Phú Quý', 'special-zone', '68'],
];

const idOf = (code: string | null) => {
	const place = LIST.findIndex(([own]) => own === code);
	return place < 0 ? null : place + 1;
};

export const REPORT_UNITS: readonly ReportUnit[] = LIST.map(
	([code, shortName, kind, parent], at) => ({
		...{ id: at + 1, code, shortName, kind },
		level: LEVELS[kind],
		name: `${WORDS[kind]} ${shortName}`,
		parentId: idOf(parent),
		validFrom: code === '24894' ? '2021-01-01' : null,
		// The district was merged into another on the next day, which has its code.
		validTo: code === '682' ? '2024-11-30' : null,
	}),
);

const share = { unit: '%', min: 0, max: 100 };

export const REPORT_INDICATORS: readonly ReportIndicator[] = [
	{
		...share,
		code: 'ho-so-truc-tuyen',
		name: 'Hồ sơ TTHC trực tuyến',
		nameEn: 'Procedure files handled online',
	},
	{
		...share,
		code: 'ho-so-cong-viec',
		name: 'Hồ sơ công việc trên mạng',
		nameEn: 'Work files processed online',
		aliases: ['HSCV xử lý trên môi trường mạng'],
	},
	{
		...share,
		code: 'dvc-toan-trinh',
		name: 'DVC trực tuyến toàn trình (mức độ 4)',
		nameEn: 'Full-process online services (level 4)',
	},
	{
		...share,
		code: 'van-ban-ky-so',
		name: 'Văn bản điện tử được ký số',
		nameEn: 'Digitally signed e-documents',
	},
	{
		...share,
		code: 'cap-quang-ho',
		name: 'Cáp quang phủ hộ gia đình',
		nameEn: 'Fibre coverage of households',
	},
	{
		...share,
		code: 'cap-quang-xa',
		name: 'Cáp quang phủ xã',
		nameEn: 'Fibre coverage of communes',
	},
	{
		code: 'san-pham-cds',
		name: 'Sản phẩm chuyển đổi số mỗi cơ quan',
		nameEn: 'Digital products per agency',
		unit: 'sản phẩm',
		min: 0,
		max: 100_000,
	},
	{
		code: 'du-lieu-mo-danh-muc',
		name: 'Công khai danh mục dữ liệu mở',
		nameEn: 'Open data list published',
		unit: '',
		kind: 'yes-no' as const,
	},
	{
		code: 'ke-hoach-buoc',
		name: 'Kế hoạch phát động',
		nameEn: 'Emulation plan',
		unit: '',
		kind: 'stages' as const,
		stages: [
			{ name: 'Chưa xây dựng', nameEn: 'Not begun' },
			{ name: 'Đã dự thảo', nameEn: 'Drafted' },
			{ name: 'Đã ban hành', nameEn: 'Issued' },
		],
	},
	{
		code: 'so-lop-tap-huan',
		name: 'Lớp tập huấn kỹ năng số',
		nameEn: 'Digital skills courses',
		unit: 'lớp',
		decimals: 0,
	},
	{ code: 'cung-ten-a', name: 'Số lớp tập huấn', nameEn: 'Courses held', unit: 'lớp' },
	{ code: 'cung-ten-b', name: 'Số lớp tập huấn', nameEn: 'Courses attended', unit: 'lớp' },
	{
		code: 'luot-truy-cap',
		name: 'Lượt truy cập cổng dữ liệu',
		nameEn: 'Visits to the data portal',
		unit: 'lượt',
		decimals: 0,
		overTime: 'sum' as const,
	},
].map((indicator, at) => ({ ...indicator, id: at + 101 }));

export function unitCode(id: number): string {
	return REPORT_UNITS.find((unit) => unit.id === id)?.code ?? '';
}

export function indicatorCode(id: number): string {
	return REPORT_INDICATORS.find((indicator) => indicator.id === id)?.code ?? '';
}
