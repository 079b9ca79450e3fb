import type { LonLat } from '#lib/domain/unit.ts';
import { road } from './place.ts';
import type { Place } from './place.ts';

type Street = {
	readonly name: string;
	readonly towards: number;
	readonly crossings: readonly string[];
	/** The town's middle where not given. */
	readonly at?: LonLat;
};

/** A district of Lâm Đồng: cameras along two roads, a gauge, and a kiosk at the one-stop shop. */
function district(
	base: Pick<Place, 'site' | 'unitCode' | 'town' | 'at'>,
	{ streets, water }: { streets: readonly Street[]; water: string },
): Place {
	const [lon, lat] = base.at;
	return {
		...base,
		provinceCode: '68',
		roads: streets.map(({ name, towards, crossings, at = base.at }) =>
			road(name, { at, metres: 900, towards }, crossings),
		),
		waterGauges: [{ name: water, at: [lon - 0.012, lat + 0.009] }],
		airSensors: [],
		kiosks: [{ name: `Một cửa huyện ${base.town}`, at: [lon + 0.002, lat + 0.001] }],
	};
}

export const DISTRICTS: readonly Place[] = [
	district(
		{ site: 'duc-trong', unitCode: '678', town: 'Đức Trọng', at: [108.374, 11.737] },
		{
			water: 'Sông Đa Nhim',
			streets: [
				{
					name: 'Quốc lộ 20, Liên Nghĩa',
					towards: 15,
					crossings: ['ngã ba Tùng Nghĩa', 'chợ', 'sân bay Liên Khương'],
				},
				{
					name: 'Thống Nhất, Liên Nghĩa',
					towards: 100,
					crossings: ['Phan Đình Phùng', 'trung tâm y tế', 'bến xe'],
				},
			],
		},
	),
	district(
		{ site: 'di-linh', unitCode: '679', town: 'Di Linh', at: [108.076, 11.579] },
		{
			water: 'Hồ Ka La',
			streets: [
				{ name: 'Hùng Vương', towards: 75, crossings: ['chợ Di Linh', 'Quốc lộ 28'] },
				{ name: 'Quốc lộ 28', towards: 170, crossings: ['Tân Châu', 'Gung Ré', 'Bảo Thuận'] },
			],
		},
	),
	district(
		{ site: 'lam-ha', unitCode: '676', town: 'Lâm Hà', at: [108.246, 11.789] },
		{
			water: 'Sông Đạ Dâng',
			streets: [
				{ name: 'ĐT 725, Đinh Văn', towards: 20, crossings: ['cầu Đinh Văn', 'Nam Ban'] },
				{ name: 'Quốc lộ 27, Đinh Văn', towards: 310, crossings: ['Đạ Đờn', 'Tân Văn', 'Phú Sơn'] },
			],
		},
	),
	district(
		{ site: 'don-duong', unitCode: '677', town: 'Đơn Dương', at: [108.496, 11.764] },
		{
			water: 'Hồ Đơn Dương',
			streets: [
				{
					name: 'Quốc lộ 27, Thạnh Mỹ',
					towards: 60,
					crossings: ['ngã ba Thạnh Mỹ', 'Lạc Lâm'],
				},
				{ name: 'ĐT 413', towards: 150, crossings: ['Quảng Lập', 'Ka Đô', 'Ka Đơn'] },
			],
		},
	),
	district(
		{ site: 'bao-lam', unitCode: '680', town: 'Bảo Lâm', at: [107.819, 11.642] },
		{
			water: 'Hồ Lộc Thắng',
			streets: [
				{
					name: 'Hùng Vương, Lộc Thắng',
					towards: 30,
					crossings: ['chợ Lộc Thắng', 'Lộc Ngãi'],
				},
				{
					name: 'Trần Phú, Lộc Thắng',
					towards: 290,
					crossings: ['bến xe', 'trung tâm y tế', 'Lộc Quảng'],
				},
			],
		},
	),
	district(
		{ site: 'lac-duong', unitCode: '675', town: 'Lạc Dương', at: [108.416, 12.018] },
		{
			water: 'Hồ Đan Kia',
			streets: [
				{ name: 'Lang Biang', towards: 350, crossings: ['Bi Đoúp', 'chân núi Lang Biang'] },
				{
					name: 'Quốc lộ 27C',
					towards: 60,
					crossings: ['Đạ Sar', 'Đạ Nhim', 'đèo Khánh Lê'],
					at: [108.56, 12.03],
				},
			],
		},
	),
	district(
		{ site: 'dam-rong', unitCode: '674', town: 'Đam Rông', at: [108.143, 12.057] },
		{
			water: 'Sông Krông Nô',
			streets: [
				{ name: 'Quốc lộ 27, Bằng Lăng', towards: 330, crossings: ['Rô Men', 'cầu Krông Nô'] },
				{
					name: 'ĐT 722',
					towards: 20,
					crossings: ['Đạ M’Rông', 'Đạ Tông', 'Đạ Long'],
					at: [108.16, 12.11],
				},
			],
		},
	),
	district(
		{ site: 'da-huoai', unitCode: '681', town: 'Đạ Huoai', at: [107.537, 11.392] },
		{
			water: 'Sông Đạ Huoai',
			streets: [
				{
					name: 'Quốc lộ 20, Ma Đa Guôi',
					towards: 60,
					crossings: ['ngã ba Ma Đa Guôi', 'chân đèo Chuối'],
				},
				{
					name: 'ĐT 721',
					towards: 340,
					crossings: ['Đạ Oai', 'Đạ Tồn', 'Phước Lộc'],
					at: [107.53, 11.42],
				},
			],
		},
	),
	district(
		{ site: 'cat-tien', unitCode: '683', town: 'Cát Tiên', at: [107.361, 11.586] },
		{
			water: 'Sông Đồng Nai, Cát Tiên',
			streets: [
				{ name: 'ĐT 721, Cát Tiên', towards: 30, crossings: ['cầu Cát Tiên', 'Phước Cát'] },
				{
					name: 'Phạm Văn Đồng',
					towards: 120,
					crossings: ['chợ Cát Tiên', 'khu di tích', 'Đức Phổ'],
				},
			],
		},
	),
];
