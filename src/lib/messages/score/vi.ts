/** The words of a score's arithmetic: other walls do not fetch them. */
export const vi = {
	points: '{points} điểm',
	capped: '{share}, tối đa 1',
	step: '{value} từ {from} trở lên: {share}',
	below_steps: '{value} dưới {from}: {share}',
	no_data: 'chưa có số liệu',
	no_target: 'không có chỉ tiêu để so',
	no_result: 'công thức không cho kết quả: {arithmetic}',
	nothing_wanted: '{value} so với {target}: {share}',
} as const;
