-- Where a catalogue says nothing of decimals, a value is shown with those that it has.
alter table indicator alter column decimals drop not null;
