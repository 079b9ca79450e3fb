import { road } from './place.ts';
import type { Place } from './place.ts';

export const DA_TEH: Place = {
	site: 'da-teh',
	unitCode: '682',
	provinceCode: '68',
	town: 'Đạ Tẻh',
	at: [107.4935, 11.513],
	roads: [
		road('Quang Trung', { at: [107.4935, 11.513], metres: 900, towards: 60 }, [
			'chợ Đạ Tẻh',
			'26 Tháng 3',
			'30 Tháng 4',
			'bến xe',
		]),
		road('26 Tháng 3', { at: [107.4912, 11.5155], metres: 700, towards: 330 }, [
			'Phạm Ngọc Thạch',
			'trung tâm y tế',
			'trường THPT Đạ Tẻh',
			'sân vận động',
		]),
		road('30 Tháng 4', { at: [107.4972, 11.5108], metres: 700, towards: 120 }, [
			'Hùng Vương',
			'Nguyễn Thị Minh Khai',
		]),
		road('ĐT 721', { at: [107.503, 11.515], metres: 4200, towards: 75 }, [
			'cầu Đạ Mí',
			'An Nhơn',
			'cầu Đạ Tẻh',
			'Hà Đông',
		]),
		road('ĐT 725', { at: [107.521, 11.556], metres: 4200, towards: 20 }, ['Mỹ Đức', 'Quảng Trị']),
	],
	waterGauges: [
		{ name: 'Suối Đạ Nha', at: [107.4572, 11.5665] },
		{ name: 'Hồ Đạ Tẻh', at: [107.5338, 11.6052] },
		{ name: 'Sông Đạ Tẻh', at: [107.4986, 11.5178] },
		{ name: 'Hồ Đạ Hàm', at: [107.5512, 11.5582] },
		{ name: 'Sông Đồng Nai, Đạ Kho', at: [107.4705, 11.4915] },
	],
	airSensors: [{ name: 'Trung tâm thị trấn Đạ Tẻh', at: [107.4931, 11.5126] }],
	kiosks: [
		{ name: 'Một cửa huyện Đạ Tẻh', at: [107.4928, 11.5142] },
		{ name: 'Một cửa thị trấn Đạ Tẻh', at: [107.4949, 11.5121] },
	],
};
