-- By which index a close ranked, to be read without its document: ranks of another one are not compared with its own.
alter table period_close add column score_index json
	generated always as (document::json #> '{programme,index}') stored;
