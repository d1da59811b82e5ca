"""The story of the example company: its people, its quarters, its figures.

generate.py turns these tables into deals. Money is in CNY.
"""

from datetime import date

SEED = "chengheng-2026"
AS_OF = date(2026, 9, 30)

FLOW, GAS, CAL = "flow-meter", "gas-analyser", "calibrator"
PRODUCTS = [
    (FLOW, "澄衡 F200 流量计", "18500.00"),
    (GAS, "澄衡 G50 气体分析仪", "86000.00"),
    (CAL, "澄衡 C10 校准仪", "42000.00"),
]
SIZE = {FLOW: 7, GAS: 16, CAL: 10}  # relative order value
MIX = [FLOW, FLOW, FLOW, GAS, GAS, GAS, GAS, CAL, CAL, CAL]  # what is asked for
CHANNELS = ["direct", "direct", "direct", "distributor", "distributor", "exhibition", "online"]

# id, name, role, region, manager, start, end, base salary and target incentive of a quarter, plan, weight
PEOPLE = [
    "lin,林怡君,director,,,2016-03-01,,126000,90000,manager-2026,",
    "zhou,周明,manager,east,lin,2018-07-01,,84000,54000,manager-2026,",
    "huang,黃志偉,manager,south,lin,2019-04-15,,84000,54000,manager-2026,",
    "wang,王芳,rep,east,zhou,2019-09-01,,48000,36000,ae-2026,30",
    "chen,陈思远,rep,east,zhou,2021-03-15,,42000,30000,ae-2026,24",
    "smith,Emma Smith,rep,east,zhou,2024-11-04,,42000,30000,ae-2026,22",
    "sun-hao,孙浩,rep,east,zhou,2022-06-01,2026-08-31,39000,27000,ae-2026,16",
    "xu,许静,rep,east,zhou,2026-08-10,,36000,24000,ae-2026,8",
    "li-na,李娜,rep,south,huang,2020-02-17,,48000,36000,ae-2026,32",
    "wu,吳佩珊,rep,south,huang,2021-08-02,,45000,33000,ae-2026,27",
    "garcia,Diego García,rep,south,huang,2023-05-08,,42000,30000,ae-2026,23",
    "he-jun,何俊,rep,south,huang,2024-10-08,,36000,24000,ae-2026,18",
]
REGION = {"wang": "east", "chen": "east", "smith": "east", "sun-hao": "east", "xu": "east",
          "li-na": "south", "wu": "south", "garcia": "south", "he-jun": "south"}

# The story: for each quarter of 2026 the deals won, the quota in CNY and the attainment in 1/100 %.
# The third quota of each is what targets.json hands out.
WON = {
    "wang": [(6, 1650000, 10412), (7, 1890000, 10688), (7, 2092000, 8793)],
    "chen": [(5, 1350000, 9185), (5, 1530000, 8427), (4, 1674000, 6412)],
    "smith": [(4, 1250000, 8109), (4, 1420000, 7236), (7, 1534000, 12087)],
    "sun-hao": [(5, 1050000, 9712), (5, 1210000, 10204), (4, 900000, 8905)],
    "xu": [(0, 0, 0), (0, 0, 0), (3, 400000, 9575)],
    "li-na": [(7, 1400000, 11093), (7, 1600000, 11627), (9, 1797000, 13614)],
    "wu": [(6, 1180000, 9801), (6, 1340000, 10118), (6, 1516000, 9707)],
    "garcia": [(5, 980000, 10126), (5, 1140000, 9689), (5, 1292000, 9211)],
    "he-jun": [(4, 740000, 8618), (4, 870000, 8197), (3, 1011000, 7203)],
}
OPEN_STAGES = ["lead", "qualified", "proposal", "negotiation"]
# Deals lost at, and open in, each of these stages: chen loses and stalls at the proposal.
LOST = {"wang": (2, 3, 6, 2), "chen": (2, 3, 18, 2), "smith": (2, 3, 7, 3), "sun-hao": (2, 4, 8, 2),
        "xu": (0, 1, 1, 0), "li-na": (1, 3, 6, 1), "wu": (2, 3, 7, 2), "garcia": (2, 3, 8, 2),
        "he-jun": (2, 3, 9, 2)}
OPEN = {"wang": (1, 3, 2, 2), "chen": (2, 3, 9, 1), "smith": (2, 3, 3, 2), "sun-hao": (0, 1, 0, 0),
        "xu": (3, 5, 4, 1), "li-na": (2, 4, 3, 2), "wu": (2, 4, 3, 2), "garcia": (2, 4, 3, 1),
        "he-jun": (2, 3, 3, 1)}
STAGE_DAYS = {"lead": (1, 8), "qualified": (4, 16), "proposal": (9, 31), "negotiation": (6, 24)}
NEW_YEAR = (date(2026, 2, 15), date(2026, 2, 23))  # the office is closed
# Deals worked by two or three people, by (owner, quarter, number of the won deal).
SHARED = {("wang", 1, 2): "wang:70;li-na:30", ("wang", 3, 3): "wang:60;smith:40",
          ("smith", 3, 2): "smith:75;xu:25", ("li-na", 1, 4): "li-na:80;he-jun:20",
          ("li-na", 3, 5): "li-na:70;wang:30", ("wu", 2, 1): "wu:50;garcia:50",
          ("wu", 3, 4): "wu:1;garcia:1;he-jun:1", ("garcia", 3, 4): "garcia:85;li-na:15",
          ("chen", 2, 3): "chen:60;sun-hao:40", ("he-jun", 3, 2): "he-jun:67;wu:33"}

# Revenue in 2025 in CNY: quarter -> region -> flow meters, gas analysers, calibrators.
PAST = {
    "2025-Q1": {"east": ("1163400.00", "1984250.50", "1098700.00"),
                "south": ("1032800.00", "1689300.00", "931550.00")},
    "2025-Q2": {"east": ("1341900.00", "2247800.00", "1290400.00"),
                "south": ("1204600.00", "1958720.80", "1056580.00")},
    "2025-Q3": {"east": ("1452000.00", "2398100.00", "1304900.00"),
                "south": ("1246300.00", "2041700.00", "1157000.00")},
    "2025-Q4": {"east": ("1588700.00", "2640350.00", "1470900.00"),
                "south": ("1409200.00", "2246840.25", "1244010.00")},
}

# person -> (collection rate, visits, satisfaction) in 2026-Q2, then in 2026-Q3
INDICATORS = {
    "wang": (("93.2%", 58, "4.5"), ("91.5%", 61, "4.4")),
    "chen": (("86.4%", 47, "4.1"), ("81.3%", 52, "3.9")),
    "smith": (("84.7%", 44, "4.0"), ("92.8%", 66, "4.5")),
    "sun-hao": (("90.1%", 51, "4.3"), ("88.6%", 33, "4.2")),
    "xu": (None, ("100%", 31, "4.6")),
    "li-na": (("95.8%", 64, "4.7"), ("97.4%", 72, "4.8")),
    "wu": (("92.5%", 55, "4.4"), ("93.1%", 57, "4.5")),
    "garcia": (("89.9%", 50, "4.3"), ("90.2%", 54, "4.4")),
    "he-jun": (("82.0%", 39, "4.0"), ("76.4%", 41, "3.8")),
}
TEAMWORK = {"wang": 4, "chen": 3, "smith": 4, "sun-hao": 3, "xu": 4, "li-na": 5, "wu": 5,
            "garcia": 3, "he-jun": 3}
COMPLAINTS = [("chen", "2026-Q2", 1), ("he-jun", "2026-Q2", 1), ("chen", "2026-Q3", 1),
              ("he-jun", "2026-Q3", 2), ("wang", "2026-Q3", 1)]

HEADS = ["明澈", "恒启", "远岚", "嘉禾", "北辰", "瑞澜", "青岑", "安禾", "沐川", "景曜", "泰锦",
         "弘砚", "云杉", "海砾", "同舟", "卓屿", "晴川", "立洲", "锦杉", "望岳", "鹭洋"]
KINDS = ["水务", "化工", "制药", "电子", "食品", "环保", "机械", "能源"]
LATIN = ["Kestrel Bay Water Co., Ltd.", "Ostermann Prozesstechnik", "Halden Foods Asia",
         "Marisol Química", "Tarn & Fell Chemicals", "Brightwater Labs", "Ferrolan Energy",
         "Pinecrest Pharma", "臺瀚半導體股份有限公司"]
