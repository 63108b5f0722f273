resource "aws_security_group" "bastion" {
  dynamic "ingress" {
    for_each = ["10.0.0.0/8"]
    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
}
