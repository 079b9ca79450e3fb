/**
 * Three workbooks in the habits of three offices of Lâm Đồng, and the figures that are in them: to read, and to drop on a
 * page. Units are those of 30/11/2024 or before, indicators the built-in ones.
 */
import { spreadsheet } from './spreadsheets.ts';

export type OfficeFigure = {
	/** GSO code. */
	readonly unit: string;
	readonly indicator: string;
	/** ISO day, the last of the period. */
	readonly day: string;
	readonly value: number;
};

export type OfficeWorkbook = {
	readonly fileName: string;
	readonly bytes: Buffer;
	/** All that is to be taken. */
	readonly figures: readonly OfficeFigure[];
};

const DISTRICTS = [
	['672', 'TP Đà Lạt'],
	['673', 'TP. Bảo Lộc'],
	['674', 'H. Đam Rông'],
	['675', 'Huyện Lạc Dương'],
	['676', 'Lâm Hà'],
	['677', 'Đơn Dương'],
	['678', 'ĐỨC TRỌNG'],
	['679', 'huyện Di Linh'],
	['680', 'Bảo Lâm'],
	['681', 'Da Huoai'],
	['682', 'Đạ Tẻh'],
	['683', 'Cát Tiên'],
] as const;

const vietnamese = (value: number) => value.toFixed(1).replace('.', ',');

/**
 * A department’s table of the province: titles merged over it, a header of two levels, roman sections, a total, numbers as
 * Vietnamese text, a note and signatures below. Đam Rông has not reported one figure.
 */
export function provinceWorkbook(): OfficeWorkbook {
	const day = '2024-11-30';
	const figures: OfficeFigure[] = [];
	const unitRow = ([unit, name]: (typeof DISTRICTS)[number], at: number) => {
		const values = { 'ho-so-truc-tuyen': 60.5 + at, 'van-ban-ky-so': 88.4 + at };
		const missing = unit === '674';
		for (const [indicator, value] of Object.entries(values)) {
			if (missing && indicator === 'van-ban-ky-so') continue;
			figures.push({ unit, indicator, day, value });
		}
		return [
			at + 1,
			name,
			'70',
			vietnamese(values['ho-so-truc-tuyen']),
			'100',
			missing ? 'chưa có số liệu' : vietnamese(values['van-ban-ky-so']),
			'',
		];
	};
	const rows = [
		['UBND TỈNH LÂM ĐỒNG', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
		['SỞ THÔNG TIN VÀ TRUYỀN THÔNG', null, null, 'Độc lập - Tự do - Hạnh phúc'],
		[null, null, null, 'Lâm Đồng, ngày 05 tháng 12 năm 2024'],
		['BIỂU TỔNG HỢP CHỈ TIÊU CHUYỂN ĐỔI SỐ THÁNG 11 NĂM 2024'],
		[
			'(Kèm theo Báo cáo số 215/BC-STTTT ngày 05/12/2024 của Sở TT&TT, thực hiện Kế hoạch năm 2024)',
		],
		[],
		[
			'TT',
			'Huyện, thành phố',
			'Tỷ lệ hồ sơ TTHC trực tuyến (%)',
			null,
			'Văn bản điện tử được ký số (%)',
			null,
			'Ghi chú',
		],
		[null, null, 'Kế hoạch', 'Thực hiện', 'Kế hoạch', 'Thực hiện', null],
		['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
		['I', 'Các thành phố'],
		...DISTRICTS.slice(0, 2).map(unitRow),
		['II', 'Các huyện'],
		...DISTRICTS.slice(2).map((district, at) => unitRow(district, at + 2)),
		['Toàn tỉnh', null, '70', '66,1', '100', '93,9', null],
		[],
		['Ghi chú: huyện Đam Rông chưa có số liệu ký số.'],
		['NGƯỜI LẬP BIỂU', null, null, null, 'KT. GIÁM ĐỐC'],
	];
	const merged = ['A1:C1', 'D1:G1', 'A2:C2', 'D2:G2', 'D3:G3', 'A4:G4', 'A5:G5'];
	const header = ['A7:A8', 'B7:B8', 'C7:D7', 'E7:F7', 'G7:G8', 'A24:B24'];
	return {
		fileName: 'Bieu tong hop T11-2024.xlsx',
		bytes: spreadsheet([{ name: 'Biểu 01', rows, merged: [...merged, ...header] }]),
		figures,
	};
}

/** A district’s own report: indicators down, its name and the quarter in the title, percentages as 0.95, most formatted so. */
export function districtWorkbook(): OfficeWorkbook {
	const percent = (value: number) => ({ t: 'n', v: value, z: '0.0%' }) as const;
	const rows = [
		['UBND TỈNH LÂM ĐỒNG'],
		['UBND HUYỆN ĐẠ TẺH'],
		['BÁO CÁO KẾT QUẢ CHUYỂN ĐỔI SỐ QUÝ III/2024'],
		[],
		['STT', 'Chỉ tiêu', 'ĐVT', 'Kế hoạch', 'Thực hiện', 'Tài liệu minh chứng'],
		['A', 'CHÍNH QUYỀN SỐ'],
		[1, 'Hồ sơ TTHC trực tuyến', '%', percent(0.7), percent(0.95), 'Báo cáo 12/BC-UBND'],
		[2, 'Tỷ lệ hồ sơ công việc trên mạng', '%', percent(0.95), 0.87, null],
		[3, 'Văn bản điện tử được ký số', '%', percent(1), percent(1), null],
		['B', 'HẠ TẦNG SỐ'],
		[1, 'Cáp quang phủ xã', '%', percent(1), percent(0.666), null],
		[2, 'Sản phẩm chuyển đổi số mỗi cơ quan', 'sản phẩm', 1, 2, null],
		[3, 'Cáp quang phủ hộ gia đình', '%', percent(0.8), '-', null],
		[],
		['NGƯỜI LẬP', null, null, null, 'CHỦ TỊCH'],
	];
	const figure = (indicator: string, value: number) => ({
		...{ unit: '682', day: '2024-09-30' },
		...{ indicator, value },
	});
	return {
		fileName: 'Báo cáo Đạ Tẻh quý III.xlsx',
		bytes: spreadsheet([{ name: 'Phụ lục', rows, merged: ['A3:F3'] }]),
		figures: [
			figure('ho-so-truc-tuyen', 95),
			figure('ho-so-cong-viec', 87),
			figure('van-ban-ky-so', 100),
			figure('cap-quang-xa', 66.6),
			figure('san-pham-cds', 2),
		],
	};
}

/** A list that a system exported: one figure a row, English numbers, decomposed accents, dates as dates and as text. */
export function listWorkbook(): OfficeWorkbook {
	const day = { t: 'n', v: 45_626, z: 'dd/mm/yyyy' } as const;
	const month = { t: 'n', v: 45_597, z: 'mm/yyyy' } as const;
	const rows = [
		['Unit', 'Indicator', 'Period', 'Value', 'Evidence'],
		['Thành phố Đà Lạt', 'ho-so-truc-tuyen', day, '71.5', 'CV 118/UBND'],
		['Huyện Đạ Tẻh', 'Digitally signed e-documents', month, '98.25', null],
		['682', 'Sản phẩm chuyển đổi số mỗi cơ quan', '2024-11', '1,234', null],
		['Bảo Lộc', 'Cáp quang phủ hộ gia đình', '30/11/2024', '88.1', 'https://baoloc.example/bc'],
	].map((row) => row.map((cell) => (typeof cell === 'string' ? cell.normalize('NFD') : cell)));
	const figure = (unit: string, indicator: string, value: number) => ({
		...{ unit, indicator, value },
		day: '2024-11-30',
	});
	return {
		fileName: 'export.xlsx',
		bytes: spreadsheet([{ name: 'Sheet1', rows }]),
		figures: [
			figure('672', 'ho-so-truc-tuyen', 71.5),
			figure('682', 'van-ban-ky-so', 98.25),
			figure('682', 'san-pham-cds', 1_234),
			figure('673', 'cap-quang-ho', 88.1),
		],
	};
}
