resource "aws_security_group" "bastion" {
  dynamic "ingress" {
    for_each = { office = { cidr = "0.0.0.0/0" } }
    iterator = rule
    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = [rule.value.cidr]
    }
  }
}
