;; What the machine can do at most inside a browser: the two rates that bound a matrix product.
(module
  (memory (export "memory") 2050)

  ;; Eight independent chains of the 8-bit dot product that the kernels are made of; 16 multiply-adds each.
  (func (export "dots") (param $turns i32) (result i32)
    (local $a v128) (local $b v128)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
    (local $s4 v128) (local $s5 v128) (local $s6 v128) (local $s7 v128)
    (local.set $a (i8x16.splat (i32.const 3)))
    (local.set $b (i8x16.splat (i32.const 5)))
    (loop $again
      (local.set $s0 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $a) (local.get $b) (local.get $s0)))
      (local.set $s1 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $a) (local.get $b) (local.get $s1)))
      (local.set $s2 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $a) (local.get $b) (local.get $s2)))
      (local.set $s3 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $a) (local.get $b) (local.get $s3)))
      (local.set $s4 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $a) (local.get $b) (local.get $s4)))
      (local.set $s5 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $a) (local.get $b) (local.get $s5)))
      (local.set $s6 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $a) (local.get $b) (local.get $s6)))
      (local.set $s7 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $a) (local.get $b) (local.get $s7)))
      (br_if $again (local.tee $turns (i32.sub (local.get $turns) (i32.const 1)))))
    (i32x4.extract_lane 0
      (i32x4.add
        (i32x4.add (i32x4.add (local.get $s0) (local.get $s1)) (i32x4.add (local.get $s2) (local.get $s3)))
        (i32x4.add (i32x4.add (local.get $s4) (local.get $s5)) (i32x4.add (local.get $s6) (local.get $s7))))))

  ;; Reads `bytes` (a multiple of 128) from the memory's start, in order.
  (func (export "read") (param $bytes i32) (result i32)
    (local $at i32)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
    (loop $again
      (local.set $s0 (v128.xor (local.get $s0) (v128.load (local.get $at))))
      (local.set $s1 (v128.xor (local.get $s1) (v128.load offset=16 (local.get $at))))
      (local.set $s2 (v128.xor (local.get $s2) (v128.load offset=32 (local.get $at))))
      (local.set $s3 (v128.xor (local.get $s3) (v128.load offset=48 (local.get $at))))
      (local.set $s0 (v128.xor (local.get $s0) (v128.load offset=64 (local.get $at))))
      (local.set $s1 (v128.xor (local.get $s1) (v128.load offset=80 (local.get $at))))
      (local.set $s2 (v128.xor (local.get $s2) (v128.load offset=96 (local.get $at))))
      (local.set $s3 (v128.xor (local.get $s3) (v128.load offset=112 (local.get $at))))
      (br_if $again (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 128))) (local.get $bytes))))
    (i32x4.extract_lane 0
      (v128.xor (v128.xor (local.get $s0) (local.get $s1)) (v128.xor (local.get $s2) (local.get $s3))))))
