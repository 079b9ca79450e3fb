import { road } from './place.ts';
import type { Place } from './place.ts';

export const PHAN_RANG: Place = {
	site: 'phan-rang',
	unitCode: '582',
	provinceCode: '58',
	town: 'Phan Rang–Tháp Chàm',
	at: [108.99, 11.5675],
	roads: [
		road('Thống Nhất', { at: [108.9905, 11.5695], metres: 1300, towards: 15 }, [
			'cầu Đạo Long',
			'Ngô Gia Tự',
			'16 Tháng 4',
			'Trần Phú',
			'bến xe tỉnh',
		]),
		road('16 Tháng 4', { at: [109.0035, 11.5735], metres: 1300, towards: 95 }, [
			'Quảng trường 16 Tháng 4',
			'Thống Nhất',
			'Yên Ninh',
		]),
		road('21 Tháng 8', { at: [108.9705, 11.5835], metres: 1900, towards: 300 }, [
			'Lê Duẩn',
			'Minh Mạng',
			'ga Tháp Chàm',
			'Bác Ái',
		]),
		road('Ngô Gia Tự', { at: [108.9885, 11.5715], metres: 1000, towards: 25 }, [
			'Quang Trung',
			'Trần Nhân Tông',
			'Nguyễn Trãi',
		]),
		road('Yên Ninh', { at: [109.0222, 11.5735], metres: 1500, towards: 25 }, [
			'bãi biển Bình Sơn',
			'Mỹ Hải',
			'Đông Hải',
		]),
		road('Lê Duẩn', { at: [108.9805, 11.5815], metres: 1000, towards: 60 }, [
			'Phước Mỹ',
			'Thanh Sơn',
		]),
		road('Hải Thượng Lãn Ông', { at: [109.0035, 11.5625], metres: 1200, towards: 105 }, [
			'Tấn Tài',
			'Đông Hải',
		]),
	],
	waterGauges: [
		{ name: 'Sông Dinh, cầu Đạo Long', at: [108.9885, 11.5562] },
		{ name: 'Sông Dinh, cầu Móng', at: [108.9652, 11.5622] },
		{ name: 'Đập Lâm Cấm', at: [108.9412, 11.5815] },
		{ name: 'Đập hạ lưu sông Dinh', at: [109.0152, 11.5445] },
	],
	airSensors: [
		{ name: 'Quảng trường 16 Tháng 4', at: [109.0012, 11.5738] },
		{ name: 'Ga Tháp Chàm', at: [108.9565, 11.5925] },
	],
	kiosks: [
		{ name: 'Một cửa thành phố Phan Rang', at: [108.9921, 11.5688] },
		{ name: 'Trung tâm hành chính công Ninh Thuận', at: [108.9962, 11.5731] },
	],
};
