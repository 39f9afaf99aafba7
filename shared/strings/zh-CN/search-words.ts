/** Words of a sentence that say nothing of what is asked: who speaks, and how. */
export const fillers = /请问|麻烦|[我你您他她俺咱们吗呢啊呀吧嘛咯伐呗呐]/gu
