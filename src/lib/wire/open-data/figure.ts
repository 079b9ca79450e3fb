/** What open data tells of each figure: the columns of the table, with what they mean in both languages. */
import type { TimeSource } from '../../domain/reading.ts';

/** One figure of one unit, as it is published. Codes and names of units are as of `unit_code_date`. */
export type OpenFigure = {
	readonly indicator: string;
	readonly unit: string;
	readonly unit_code: string;
	readonly unit_code_scheme: 'gso';
	readonly unit_code_date: string;
	readonly unit_name: string;
	/** RFC 3339, in Vietnam's time. */
	readonly observed_at: string;
	readonly time_source: OpenTimeSource;
	readonly value: number;
	readonly unit_of_measure: string;
	readonly source: string | null;
	readonly received_at: string;
};

/** A figure whose time nobody knows is not published. */
export type OpenTimeSource = Exclude<TimeSource, 'retained'>;

export type InBoth = { readonly vi: string; readonly en: string };

export type OpenColumn = {
	readonly name: keyof OpenFigure;
	/** A datatype of CSV on the Web, which are those of XML Schema. */
	readonly datatype: 'string' | 'date' | 'dateTime' | 'double';
	/** False: may be empty, which CSV on the Web takes for missing. */
	readonly required: boolean;
	/** The same in all rows, and told once where a format has a head. */
	readonly constant: boolean;
	readonly title: InBoth;
	readonly about: InBoth;
};

const text = { datatype: 'string', required: true, constant: false } as const;
const constant = { ...text, constant: true } as const;
const time = { ...text, datatype: 'dateTime' } as const;

/** In the order of the table. */
export const OPEN_COLUMNS: readonly OpenColumn[] = [
	{
		...constant,
		name: 'indicator',
		title: { vi: 'Chỉ tiêu', en: 'Indicator' },
		about: {
			vi: 'Mã của chỉ tiêu trong danh mục, không đổi.',
			en: 'Code of the indicator in the catalogue; it does not change.',
		},
	},
	{
		...text,
		name: 'unit',
		title: { vi: 'Địa bàn', en: 'Unit' },
		about: {
			vi: 'Tên định danh riêng, không đổi và không cấp lại cho địa bàn khác, kể cả khi mã số đổi.',
			en: 'Own stable name, never given to another unit, even where the code is.',
		},
	},
	{
		...text,
		name: 'unit_code',
		title: { vi: 'Mã địa bàn', en: 'Unit code' },
		about: {
			vi: 'Mã đơn vị hành chính vào ngày ghi ở unit_code_date; là chữ, số 0 đứng đầu có nghĩa.',
			en: 'Code of the administrative unit on the day of unit_code_date; text, leading zeros count.',
		},
	},
	{
		...constant,
		name: 'unit_code_scheme',
		title: { vi: 'Hệ mã', en: 'Code scheme' },
		about: {
			vi: 'gso: mã đơn vị hành chính của cơ quan thống kê. Cả nước không có mã trong hệ này, ghi VN.',
			en: 'gso: the statistics office’s codes of administrative units. The country has none there and is VN.',
		},
	},
	{
		...constant,
		datatype: 'date',
		name: 'unit_code_date',
		title: { vi: 'Ngày địa giới', en: 'Geography date' },
		about: {
			vi: 'Mã, tên và địa giới là của ngày này.',
			en: 'Codes, names and boundaries are those of this day.',
		},
	},
	{
		...text,
		name: 'unit_name',
		title: { vi: 'Tên địa bàn', en: 'Unit name' },
		about: { vi: 'Tên đầy đủ, dạng NFC.', en: 'Full name, in NFC.' },
	},
	{
		...time,
		name: 'observed_at',
		title: { vi: 'Thời điểm số liệu', en: 'Observed at' },
		about: {
			vi: 'Thời điểm của số liệu, giờ Việt Nam. Số liệu của một kỳ (tháng, quý, năm) mang giây cuối của ngày cuối kỳ, mỗi loại kỳ một thời điểm riêng trong giây đó.',
			en: 'When the figure is of, in Vietnam’s time. A figure of a period (month, quarter, year) has the last second of its last day, in it each kind of period an instant of its own.',
		},
	},
	{
		...text,
		name: 'time_source',
		title: { vi: 'Thời điểm theo', en: 'Time by' },
		about: {
			vi: 'day, quarter, half-year, year: cuối ngày, quý, nửa năm, năm mà số liệu thuộc về; year-to-date: cuối của các tháng tính từ đầu năm; period: cuối tháng, hoặc cuối ngày mà báo cáo ghi; device: do bên gửi ghi; receipt: bên gửi không ghi, lấy lúc nhận được.',
			en: 'day, quarter, half-year, year: the end of the day, quarter, half-year or year that it is of; year-to-date: the end of the months from the year’s beginning on; period: the end of the month, or of the day of a report; device: told by who sent it; receipt: not told, so when it was received.',
		},
	},
	{
		...text,
		datatype: 'double',
		name: 'value',
		title: { vi: 'Giá trị', en: 'Value' },
		about: {
			vi: 'Dấu thập phân là dấu chấm, không có dấu phân cách hàng nghìn. Chưa có số liệu thì không có dòng, không bao giờ ghi 0 thay.',
			en: 'The decimal mark is a point, thousands are not apart. Where there is no figure there is no row, never a 0.',
		},
	},
	{
		...constant,
		required: false,
		name: 'unit_of_measure',
		title: { vi: 'Đơn vị tính', en: 'Unit of measure' },
		about: {
			vi: 'Đơn vị tính của giá trị; trống khi giá trị không có đơn vị.',
			en: 'What the value is counted in; empty where it is counted in nothing.',
		},
	},
	{
		...text,
		required: false,
		name: 'source',
		title: { vi: 'Nguồn', en: 'Source' },
		about: {
			vi: 'Hệ thống đã gửi số liệu hoặc nơi công bố; report-12: báo cáo nhập lần thứ 12; trống khi bên gửi không ghi.',
			en: 'System that delivered it, or where it was published; report-12: the report that was imported as number 12; empty where it was not told.',
		},
	},
	{
		...time,
		name: 'received_at',
		title: { vi: 'Thời điểm nhận', en: 'Received at' },
		about: {
			vi: 'Khi hệ thống nhận được số liệu này. Số liệu được đính chính mang thời điểm nhận bản đính chính.',
			en: 'When this figure was received. A corrected figure has the time at which the correction came.',
		},
	},
];
