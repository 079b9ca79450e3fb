import { road } from './place.ts';
import type { Place } from './place.ts';

/** A district with its main road, a gauge, and a kiosk at the one-stop shop. */
function district(
	base: Pick<Place, 'site' | 'unitCode' | 'town' | 'at'>,
	{
		main,
		water,
	}: { main: { name: string; crossings: readonly string[]; towards: number }; water: string },
): Place {
	const [lon, lat] = base.at;
	return {
		...base,
		provinceCode: '68',
		roads: [road(main.name, { at: base.at, metres: 900, towards: main.towards }, main.crossings)],
		waterGauges: [{ name: water, at: [lon - 0.012, lat + 0.009] }],
		airSensors: [],
		kiosks: [{ name: `Một cửa huyện ${base.town}`, at: [lon + 0.002, lat + 0.001] }],
	};
}

export const DISTRICTS: readonly Place[] = [
	district(
		{ site: 'duc-trong', unitCode: '678', town: 'Đức Trọng', at: [108.374, 11.737] },
		{
			main: {
				name: 'Quốc lộ 20, Liên Nghĩa',
				crossings: ['ngã ba Tùng Nghĩa', 'chợ', 'sân bay Liên Khương'],
				towards: 15,
			},
			water: 'Sông Đa Nhim',
		},
	),
	district(
		{ site: 'di-linh', unitCode: '679', town: 'Di Linh', at: [108.076, 11.579] },
		{
			main: { name: 'Hùng Vương', crossings: ['chợ Di Linh', 'Quốc lộ 28'], towards: 75 },
			water: 'Hồ Ka La',
		},
	),
	district(
		{ site: 'lam-ha', unitCode: '676', town: 'Lâm Hà', at: [108.246, 11.789] },
		{
			main: { name: 'ĐT 725, Đinh Văn', crossings: ['cầu Đinh Văn', 'Nam Ban'], towards: 20 },
			water: 'Sông Đạ Dâng',
		},
	),
	district(
		{ site: 'don-duong', unitCode: '677', town: 'Đơn Dương', at: [108.496, 11.764] },
		{
			main: {
				name: 'Quốc lộ 27, Thạnh Mỹ',
				crossings: ['ngã ba Thạnh Mỹ', 'Lạc Lâm'],
				towards: 60,
			},
			water: 'Hồ Đơn Dương',
		},
	),
	district(
		{ site: 'bao-lam', unitCode: '680', town: 'Bảo Lâm', at: [107.819, 11.642] },
		{
			main: {
				name: 'Hùng Vương, Lộc Thắng',
				crossings: ['chợ Lộc Thắng', 'Lộc Ngãi'],
				towards: 30,
			},
			water: 'Hồ Lộc Thắng',
		},
	),
	district(
		{ site: 'lac-duong', unitCode: '675', town: 'Lạc Dương', at: [108.416, 12.009] },
		{
			main: { name: 'Lang Biang', crossings: ['Bi Đoúp', 'chân núi Lang Biang'], towards: 350 },
			water: 'Hồ Đan Kia',
		},
	),
	district(
		{ site: 'dam-rong', unitCode: '674', town: 'Đam Rông', at: [108.143, 12.057] },
		{
			main: { name: 'Quốc lộ 27, Bằng Lăng', crossings: ['Rô Men', 'cầu Krông Nô'], towards: 330 },
			water: 'Sông Krông Nô',
		},
	),
	district(
		{ site: 'da-huoai', unitCode: '681', town: 'Đạ Huoai', at: [107.537, 11.392] },
		{
			main: {
				name: 'Quốc lộ 20, Ma Đa Guôi',
				crossings: ['ngã ba Ma Đa Guôi', 'chân đèo Chuối'],
				towards: 60,
			},
			water: 'Sông Đạ Huoai',
		},
	),
	district(
		{ site: 'cat-tien', unitCode: '683', town: 'Cát Tiên', at: [107.361, 11.586] },
		{
			main: { name: 'ĐT 721, Cát Tiên', crossings: ['cầu Cát Tiên', 'Phước Cát'], towards: 30 },
			water: 'Sông Đồng Nai, Cát Tiên',
		},
	),
];
