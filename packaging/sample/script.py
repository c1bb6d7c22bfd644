"""The words of the sample episode: an invented talk between two invented people."""

from __future__ import annotations

SHOW = "Long Way Round"
NUMBER = "12"
TITLE = "The clock in the orchard"
HOST, GUEST = "Mara Venn", "Tobias Reed"
FILE_NAME = "The clock in the orchard"

TURNS: list[tuple[str, list[str]]] = [
    (
        HOST,
        [
            "This is Long Way Round, episode 12. I am Mara Venn, and today we talk about trees that "
            "keep better time than I do.",
            "My guest is Tobias Reed, who has written down the first blossom of the same orchard every "
            "spring for thirty-one years. Tobias, welcome.",
        ],
    ),
    (GUEST, ["Thank you. It is good to be indoors for once."]),
    (HOST, ["Let me begin with the notebook. What goes into it?"]),
    (
        GUEST,
        [
            "Very little, and that is the point. A date, the name of the tree, and one number for how "
            "far it has come. Nought is a tight bud. Ten is a tree that looks like weather.",
            "People expect a secret. The secret is that you go back tomorrow. One look tells you nothing, "
            "but ten thousand looks tell you when spring begins, and they tell you that it has moved.",
        ],
    ),
    (HOST, ["Moved by how much?"]),
    (
        GUEST,
        [
            "Eleven days, in my own handwriting. When I started, the old pear opened in the last week of "
            "April. Now it is over before May has thought about it. I did not believe it until I drew the "
            "line myself.",
        ],
    ),
    (HOST, ["Eleven days."]),
    (GUEST, ["Yes."]),
    (
        HOST,
        [
            "I want to stay with that, because it is easy to hear a number and walk on. Eleven days is "
            "longer than some holidays. What does an orchard do with it?",
        ],
    ),
    (
        GUEST,
        [
            "It takes a risk. A blossom that opens early meets the frost that came on time. In a bad year "
            "you can stand among the rows at five in the morning and hear the ice tick. My neighbour calls "
            "that sound [inaudible 00:01:40], which is rude, and exact.",
            "The bees have the other half of the trouble. They do not read my notebook. They wake by the "
            "warmth of the ground, so the two clocks drift apart, and one morning the flowers are open and "
            "nobody has come.",
        ],
    ),
    (HOST, ["That is a lonely picture."]),
    (
        GUEST,
        [
            "It is, but it is not the end. Old orchards are full of accidents, and an accident is a kind of "
            "insurance. We found one tree that always blooms late. Nobody planted it on purpose. It has been "
            "wrong every spring for eighty years, and now it is right.",
        ],
    ),
    (
        HOST,
        [
            "We will come back to the late tree in a moment.",
            "This episode is brought to you by Fernway Pencils. Fernway makes one pencil, in one colour, and "
            "it writes in the rain. If you keep a notebook out of doors, go to fernway dot example and use "
            "the code orchard for a tenth off your first box.",
            "So, the tree that was wrong for eighty years. What happens to it now?",
        ],
    ),
    (
        GUEST,
        [
            "We cut a few twigs each winter and graft them on young roots. There are two hundred of them by "
            "now, in gardens all over the county. I like that. Somebody will look at a late blossom, long "
            "after me, and think that spring simply begins then.",
        ],
    ),
    (HOST, ["And if a listener wants to start a notebook of their own?"]),
    (
        GUEST,
        [
            "Choose one thing you pass every day, and write down what it does. Do not choose something "
            "important. Choose something near. Attention is mostly a matter of distance.",
        ],
    ),
    (HOST, ["Tobias Reed, thank you for taking the long way round."]),
]
