resource "a" "b" {
  c = [for x in y : "${x}-%{ if z }1%{ else }2%{ endif }" if x != null]
  d { e = <<-EOF
    f ${g.h[0].*.i}
  EOF
  }
}
