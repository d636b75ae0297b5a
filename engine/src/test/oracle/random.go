package main

// random is a fixed sequence of numbers (SplitMix64), the same with every version of Go.
type random struct{ state uint64 }

func (r *random) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

// below gives a number from 0 to n-1.
func (r *random) below(n int) int { return int(r.next() % uint64(n)) }

// chance is true in one of n cases.
func (r *random) chance(n int) bool { return r.below(n) == 0 }

// of gives one of several texts.
func (r *random) of(texts ...string) string { return texts[r.below(len(texts))] }
