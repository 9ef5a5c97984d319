/** What lists of leaked passwords are made of, in the languages of our readers. A password needs more than these. */
export const commonWords: readonly string[] = `
password passwort motdepasse mdp passe pass qwerty qwertz azerty azertyuiop qwertyuiop asdfghjkl qsdfghjklm zxcvbnm wxcvbn
admin administrator administrateur root user utilisateur login connexion welcome bienvenue bonjour hello salut salam
iloveyou jetaime loveyou love amour monamour mamour secret letmein ouvretoi sesame dragon monkey shadow sunshine princess
princesse football soccer baseball superman batman pokemon starwars master michael jordan ashley daniel thomas nicolas
marseille paris maroc morocco casablanca rabat marrakech tanger agadir fes meknes raja wydad atlas sahara bismillah
allah mohamed mohammed muhammad ahmed fatima youssef omar hassan hamza inchallah hamdoullah mama maman papa bebe chouchou
soleil loulou doudou coucou azul amazigh connectcard idnet carte card visite nfc company entreprise societe
changeme default test demo guest temp temporaire 2020 2021 2022 2023 2024 2025 2026 2027 1234567890 123456789 12345678 1234567
123456 12345 1234 123 000 111 azertyui trustno1 p@ssw0rd passw0rd pa55word
كلمة السر مرحبا محمد احمد فاطمة المغرب سلام بسم الله حبيبي حبيبتي
`
  .trim()
  .split(/\s+/)
