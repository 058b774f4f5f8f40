"""Kinds of fact worked out from the cells of a table whose sums do not agree."""

from hegui.facts.kind import Kind, number, text, truth

IMBALANCE, SUSPECT = "imbalance", "suspect"

SUSPECTS = [
    Kind(
        IMBALANCE,
        "一张表里连在一起的合计有不平的，最少改几格可以全平；都平的没有这一条。",
        {
            "id": text("编号：其中第一格的表、行、列"),
            "paper": text("所在表（纸面上的整张表）的编号"),
            "sums": number("不平的合计有几处"),
            "left_out": number("这张表里有读不准的格、没有计算的合计有几处"),
            "few": truth("改少数几格就能全平；要改很多格的为否，扫描件、没有算完的为未知"),
            "cells": number("最少改几格；不是少数几格、没有算完为未知"),
            "proposals": number("改这么多格的改法有几种"),
            "sole": text("只有一种改法的，怎样改；不止一种为空"),
            "several": number("不止一种改法的，有几种；只有一种为 0"),
            "listed": text("不止一种改法的，逐一怎样改，可能大的在前；只有一种为空"),
            "more": number("没有写出的改法有几种"),
            "open": text("没有一一列出的原因；都列出了为空"),
        },
    ),
    Kind(
        SUSPECT,
        "一格可能填错的数：改了它（和同一改法的别的格）合计就全平；只有写出的改法才有。",
        {
            "of": text("属于哪一条 imbalance：它的编号"),
            "proposal": number("第几种改法，可能大的在前"),
            "order": number("该改法的第几格"),
            "table": text("所在表（块）的编号"),
            "row": text("行的编号"),
            "column": text("列的编号"),
            "stands": number("现在的数；空白按 0"),
            "should": number("要改成的数；改成几个数都可以的为未知"),
            "slip": text("像是怎样填错的；看不出为空"),
            "text": text("位置、现在的数和要改成的数"),
        },
    ),
]
