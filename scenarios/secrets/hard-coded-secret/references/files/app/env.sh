export DB_PASSWORD="${DB_PASSWORD}"
export API_TOKEN="$(vault kv get -field=token kv/api)"
