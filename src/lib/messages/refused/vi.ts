/** Why a wall cannot be shown, said by the server: no wall fetches these words. */
export const vi = {
	error_database_away: 'Không truy cập được cơ sở dữ liệu',
	setting_distance: 'distance={value}: cần số mét từ {least} đến {most}, ví dụ distance=3',
	setting_panel: 'panel={value}: cần số xăng-ti-mét từ {least} đến {most}, ví dụ panel=68.5',
	setting_choice: '{name}={value}: cần {choices}',
	setting_unknown: '{name}={value}: không có thiết lập này; gần nhất là {nearest}',
	error_unknown_province: 'Không có địa bàn mã {code}',
	error_unknown_scene: 'Không có cảnh “{name}”',
	refused_not_a_day: '{parameter}={given}: cần một ngày như 2024-12-31',
	refused_day_to_come: '{parameter}={given}: ngày này chưa tới',
	refused_before_units: '{parameter}={given}: ngày đó chưa có địa bàn này',
	refused_other_geography:
		'province={given}: không rõ các địa bàn trực thuộc theo địa giới ngày {day} của trung tâm',
	refused_unknown_close: 'close={given}: không có kỳ chốt này',
} as const;
