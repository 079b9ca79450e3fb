-- Of some plans no day of issue is known, but a day before which there was none: an earlier day's view must not show them.
alter table plan add column known_from date;
