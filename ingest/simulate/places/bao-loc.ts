import { road } from './place.ts';
import type { Place } from './place.ts';

export const BAO_LOC: Place = {
	site: 'bao-loc',
	unitCode: '673',
	provinceCode: '68',
	town: 'Bảo Lộc',
	at: [107.8077, 11.5475],
	roads: [
		road('Trần Phú', { at: [107.803, 11.5462], metres: 2200, towards: 62 }, [
			'Hà Giang',
			'Lê Hồng Phong',
			'Nguyễn Công Trứ',
			'Hồng Bàng',
			'Lý Tự Trọng',
			'Phan Bội Châu',
		]),
		road('Nguyễn Công Trứ', { at: [107.811, 11.551], metres: 1100, towards: 340 }, [
			'Trần Phú',
			'Lê Thị Pha',
			'Lý Thường Kiệt',
			'Phan Chu Trinh',
		]),
		road('Lý Thường Kiệt', { at: [107.8165, 11.5605], metres: 1500, towards: 25 }, [
			'Nguyễn Công Trứ',
			'Chu Văn An',
			'Phùng Hưng',
			'Nguyễn Văn Cừ',
		]),
		road('Hà Giang', { at: [107.799, 11.5535], metres: 1200, towards: 345 }, [
			'Trần Phú',
			'Đề Thám',
			'Tô Hiệu',
			'Lý Thái Tổ',
		]),
		road('Lê Hồng Phong', { at: [107.8085, 11.5452], metres: 700, towards: 150 }, [
			'Trần Phú',
			'28 Tháng 3',
			'Kim Đồng',
		]),
		road('Phan Bội Châu', { at: [107.8205, 11.5428], metres: 900, towards: 135 }, [
			'Trần Phú',
			'Đinh Tiên Hoàng',
			'Trần Hưng Đạo',
		]),
		road('Quốc lộ 20', { at: [107.781, 11.5385], metres: 2600, towards: 66 }, [
			'đèo Bảo Lộc',
			'Lộc Tiến',
			'Lộc Sơn',
			'bến xe Đức Long',
			'Lộc Nga',
		]),
		road('Quốc lộ 55', { at: [107.815, 11.524], metres: 1600, towards: 175 }, [
			'Đại Lào',
			'B’Lao Sê Rê',
		]),
		road('Nguyễn Văn Cừ', { at: [107.8285, 11.5545], metres: 1000, towards: 40 }, [
			'Lộc Phát',
			'khu công nghiệp',
		]),
		road('Hồng Bàng', { at: [107.8102, 11.5485], metres: 400, towards: 320 }, [
			'chợ Bảo Lộc',
			'bờ hồ',
		]),
		road('Đinh Tiên Hoàng', { at: [107.8178, 11.5435], metres: 600, towards: 60 }, [
			'Phan Bội Châu',
			'Trần Hưng Đạo',
		]),
		road('Huỳnh Thúc Kháng', { at: [107.8032, 11.5492], metres: 500, towards: 70 }, [
			'Hà Giang',
			'Nguyễn Công Trứ',
		]),
		road('Phan Đình Phùng', { at: [107.8135, 11.5585], metres: 900, towards: 310 }, [
			'Nguyễn Công Trứ',
			'Lộc Tiến',
		]),
		road('Trần Hưng Đạo', { at: [107.8215, 11.5495], metres: 900, towards: 100 }, [
			'Lý Tự Trọng',
			'Hà Huy Tập',
		]),
	],
	waterGauges: [
		{ name: 'Hồ Đồng Nai', at: [107.8128, 11.5502] },
		{ name: 'Suối Hà Giang', at: [107.7972, 11.5572] },
		{ name: 'Hồ Nam Phương', at: [107.7853, 11.5468] },
	],
	airSensors: [
		{ name: 'Quảng trường 28 Tháng 3', at: [107.8092, 11.5468] },
		{ name: 'Khu công nghiệp Lộc Sơn', at: [107.8215, 11.5312] },
		{ name: 'Ngã ba Đại Bình', at: [107.8305, 11.5378] },
	],
	kiosks: [
		{ name: 'Một cửa thành phố Bảo Lộc', at: [107.8083, 11.5481] },
		{ name: 'Một cửa phường B’Lao', at: [107.8003, 11.5412] },
		{ name: 'Một cửa phường Lộc Phát', at: [107.8292, 11.5572] },
	],
};
