import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Integer, Table


def first():
    metadata = sa.MetaData()
    Table("a_lines", metadata, Column("id", Integer, primary_key=True), Column("order_id", ForeignKey("b_orders.id")))
    Table("b_orders", metadata, Column("id", Integer, primary_key=True), Column("person_id", ForeignKey("c_people.id")))
    Table("c_people", metadata, Column("id", Integer, primary_key=True))
    return metadata


def second():
    metadata = sa.MetaData()
    Table("a_lines", metadata, Column("id", Integer, primary_key=True), Column("order_id", ForeignKey("b_orders.id")),
          Column("tag_id", ForeignKey("d_tags.id"), index=True), Column("amount", Integer))
    Table("b_orders", metadata, Column("id", Integer, primary_key=True), Column("person_id", ForeignKey("c_people.id")),
          Column("note", sa.Text))
    Table("c_people", metadata, Column("id", Integer, primary_key=True), Column("name", sa.String(20), index=True))
    Table("d_tags", metadata, Column("id", Integer, primary_key=True), Column("name", sa.String(20), unique=True),
          Column("boss_id", Integer, ForeignKey("c_people.id")), Column("parent_id", ForeignKey("d_tags.id")))
    return metadata


def third():
    metadata = second()
    metadata.remove(metadata.tables["a_lines"])
    return metadata


def mutual():
    metadata = third()
    Table("e_left", metadata, Column("id", Integer, primary_key=True),
          Column("right_id", Integer, ForeignKey("f_right.id", use_alter=True, name="fk_right")))
    Table("f_right", metadata, Column("id", Integer, primary_key=True),
          Column("left_id", Integer, ForeignKey("e_left.id")))
    return metadata
