/** The words of parts that say how old something is and who has it in hand. */
export const vi = {
	late: 'chậm {age}',
	stale: 'số liệu cũ {age}',
	stale_undated: 'số liệu cũ',
	unacknowledged: 'Chưa tiếp nhận',
	acknowledged: 'Đã tiếp nhận',
	cleared: 'Đã khôi phục, chưa tiếp nhận',
	shelved: 'Tạm gác',
	shelved_until: 'Tạm gác đến {until}',
	maintenance: 'Đang bảo trì',
	series: '{name}: {value}',
	notices: 'Tin ngắn',
	notices_page: '{page}/{pages}',
	ago: '{age} trước',
} as const;
