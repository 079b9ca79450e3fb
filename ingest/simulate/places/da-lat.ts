import { road } from './place.ts';
import type { Place } from './place.ts';

export const DA_LAT: Place = {
	site: 'da-lat',
	unitCode: '672',
	provinceCode: '68',
	town: 'Đà Lạt',
	at: [108.4419, 11.9404],
	roads: [
		road('Trần Phú', { at: [108.4352, 11.9362], metres: 800, towards: 85 }, [
			'Hồ Tùng Mậu',
			'Lê Hồng Phong',
			'Hoàng Văn Thụ',
			'Trần Lê',
		]),
		road('Ba Tháng Hai', { at: [108.4338, 11.9418], metres: 600, towards: 20 }, [
			'Hải Thượng',
			'khu Hòa Bình',
			'Nguyễn Văn Cừ',
		]),
		road('Phan Đình Phùng', { at: [108.4356, 11.9482], metres: 700, towards: 350 }, [
			'Hai Bà Trưng',
			'La Sơn Phu Tử',
			'Xô Viết Nghệ Tĩnh',
		]),
		road('Bùi Thị Xuân', { at: [108.4415, 11.9485], metres: 600, towards: 15 }, [
			'Thông Thiên Học',
			'ngã năm Đại học',
			'Phù Đổng Thiên Vương',
		]),
		road('Hùng Vương', { at: [108.4585, 11.9395], metres: 1100, towards: 95 }, [
			'Trần Hưng Đạo',
			'Khe Sanh',
			'ngã ba Trại Mát',
		]),
		road('Trần Quốc Toản', { at: [108.4455, 11.9405], metres: 900, towards: 80 }, [
			'cầu Ông Đạo',
			'Quảng trường Lâm Viên',
			'Yersin',
		]),
		road('Phù Đổng Thiên Vương', { at: [108.4465, 11.9555], metres: 900, towards: 20 }, [
			'Đại học Đà Lạt',
			'Ngô Gia Tự',
		]),
		road('Hồ Tùng Mậu', { at: [108.4378, 11.9383], metres: 400, towards: 20 }, [
			'Trần Phú',
			'cầu Ông Đạo',
			'Lê Đại Hành',
		]),
		road('Xô Viết Nghệ Tĩnh', { at: [108.4282, 11.9555], metres: 900, towards: 320 }, [
			'Cao Bá Quát',
			'Tùng Lâm',
		]),
		road('Nguyễn Thị Minh Khai', { at: [108.4372, 11.9428], metres: 250, towards: 130 }, [
			'chợ Đà Lạt',
			'bến xe buýt',
		]),
		road('Đèo Prenn', { at: [108.4555, 11.9085], metres: 2600, towards: 170 }, [
			'chân đèo',
			'thác Datanla',
			'đỉnh đèo',
		]),
	],
	waterGauges: [
		{ name: 'Hồ Xuân Hương', at: [108.4452, 11.9416] },
		{ name: 'Suối Cam Ly', at: [108.4262, 11.9425] },
		{ name: 'Hồ Than Thở', at: [108.4775, 11.9582] },
		{ name: 'Hồ Chiến Thắng', at: [108.4742, 11.9681] },
	],
	airSensors: [
		{ name: 'Khu Hòa Bình', at: [108.4362, 11.9432] },
		{ name: 'Quảng trường Lâm Viên', at: [108.4448, 11.9392] },
		{ name: 'Trại Mát', at: [108.4905, 11.9388] },
	],
	kiosks: [
		{ name: 'Trung tâm hành chính công tỉnh', at: [108.4345, 11.9371] },
		{ name: 'Một cửa thành phố Đà Lạt', at: [108.4391, 11.9366] },
	],
};
