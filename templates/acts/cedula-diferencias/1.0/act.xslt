<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/liquidacion.xsl"/>

  <xsl:variable name="c" select="/acto/cedulaDiferencias"/>

  <xsl:template match="/acto" mode="titulo">Cédula de liquidación de diferencias en cuotas pagadas</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>El Instituto revisó la cédula con la que usted pagó las cuotas de <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="$c/periodo"/></xsl:call-template> y encontró diferencias: pagó <xsl:value-of select="b:pesos($c/conceptos/@pagado)"/> y debía <xsl:value-of select="b:pesos($c/conceptos/@debido)"/>. Crédito número <xsl:value-of select="$c/credito"/>.</dd>
    <xsl:call-template name="cuanto-debo"><xsl:with-param name="importe" select="$c/total"/></xsl:call-template>
    <xsl:call-template name="hasta-cuando"><xsl:with-param name="pago" select="$c/pago"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <xsl:call-template name="carga-de-la-deuda"/>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template name="causa">
    <xsl:param name="clave"/>
    <xsl:choose>
      <xsl:when test="$clave = 'salario'">Salario base de cotización inferior al comunicado</xsl:when>
      <xsl:when test="$clave = 'dias'">Menos días que los cotizados</xsl:when>
      <xsl:when test="$clave = 'trabajador-omitido'">Trabajador omitido</xsl:when>
      <xsl:when test="$clave = 'prima'">Prima de riesgos de trabajo distinta de la vigente</xsl:when>
      <xsl:otherwise>Error aritmético</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Resultandos</h2>
      <p><strong>Primero.</strong> El <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/cedulaPagada/@fechaPago"/></xsl:call-template>, <xsl:value-of select="destinatario/nombre"/> pagó la cédula de determinación con folio <xsl:value-of select="$c/cedulaPagada/@folio"/>, del periodo de <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="$c/periodo"/></xsl:call-template>, por <xsl:value-of select="b:pesos($c/cedulaPagada/@importe)"/>.</p>
      <p><strong>Segundo.</strong> El Instituto revisó esa cédula y concluyó su revisión el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/revision/@concluida"/></xsl:call-template>. <xsl:value-of select="$c/revision"/></p>
      <p><strong>Tercero.</strong> De la revisión se desprenden los errores u omisiones siguientes:</p>
      <dl>
        <xsl:for-each select="$c/causas/causa">
          <dt><xsl:call-template name="causa"><xsl:with-param name="clave" select="@clave"/></xsl:call-template></dt><dd><xsl:value-of select="."/></dd>
        </xsl:for-each>
      </dl>
    </section>
    <section>
      <h2>Considerandos</h2>
      <p><strong>Primero.</strong> Cuando al revisar las cédulas de determinación pagadas el Instituto detecta errores u omisiones de los que derivan diferencias a cargo del patrón, las determina y fija en cantidad líquida (artículo 39 C, párrafo segundo, de la Ley del Seguro Social).</p>
      <p><strong>Segundo.</strong>
        <xsl:choose>
          <xsl:when test="$c/saldosFavor/@importe = '0.00'"> Consultados los saldos a favor del patrón el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/saldosFavor/@consultados"/></xsl:call-template>, no se encontró ninguno.</xsl:when>
          <xsl:otherwise> Consultados los saldos a favor del patrón el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/saldosFavor/@consultados"/></xsl:call-template>, se encontraron <xsl:value-of select="b:pesos($c/saldosFavor/@importe)"/>, que se acreditan contra las diferencias.</xsl:otherwise>
        </xsl:choose>
      </p>
      <p><strong>Tercero.</strong> Lo que se pagó frente a lo que se debía, por concepto, es lo siguiente:</p>
      <div class="tabla" role="region" tabindex="0" aria-label="Lo pagado frente a lo debido">
        <table class="w-6-2-2-2-2">
          <caption>Lo pagado frente a lo debido, en pesos</caption>
          <thead><tr><th scope="col">Concepto</th><th scope="col" class="num">Se debía</th><th scope="col" class="num">Se pagó</th><th scope="col" class="num">Se acredita</th><th scope="col" class="num">Diferencia</th></tr></thead>
          <tbody>
            <xsl:for-each select="$c/conceptos/concepto">
              <tr><th scope="row"><xsl:value-of select="."/></th><td class="num"><xsl:value-of select="b:pesos(@debido)"/></td><td class="num"><xsl:value-of select="b:pesos(@pagado)"/></td><td class="num"><xsl:value-of select="b:pesos(@acreditado)"/></td><td class="num"><xsl:value-of select="b:pesos(@diferencia)"/></td></tr>
            </xsl:for-each>
          </tbody>
          <tfoot>
            <tr><th scope="row">Total</th><td class="num"><xsl:value-of select="b:pesos($c/conceptos/@debido)"/></td><td class="num"><xsl:value-of select="b:pesos($c/conceptos/@pagado)"/></td><td class="num"><xsl:value-of select="b:pesos($c/saldosFavor/@importe)"/></td><td class="num"><xsl:value-of select="b:pesos($c/conceptos/@diferencia)"/></td></tr>
          </tfoot>
        </table>
      </div>
      <p><strong>Cuarto.</strong> Las cuotas del periodo fueron exigibles desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/exigibleDesde"/></xsl:call-template>; desde entonces las diferencias causan actualización y recargos (artículo 40 A de la Ley del Seguro Social), que se calculan al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/calculadaAl"/></xsl:call-template> con el factor de actualización <xsl:value-of select="$c/factorActualizacion"/> y la tasa de recargos acumulada de <xsl:value-of select="$c/tasaRecargos"/> %:</p>
      <div class="tabla" role="region" tabindex="0" aria-label="Diferencias con accesorios">
        <table class="w-6-2-2-2-2">
          <caption>Diferencias y sus accesorios, en pesos</caption>
          <thead><tr><th scope="col">Concepto</th><th scope="col" class="num">Diferencia</th><th scope="col" class="num">Actualización</th><th scope="col" class="num">Recargos</th><th scope="col" class="num">Importe</th></tr></thead>
          <tbody>
            <xsl:for-each select="$c/conceptos/concepto">
              <tr><th scope="row"><xsl:value-of select="."/></th><td class="num"><xsl:value-of select="b:pesos(@diferencia)"/></td><td class="num"><xsl:value-of select="b:pesos(@actualizacion)"/></td><td class="num"><xsl:value-of select="b:pesos(@recargos)"/></td><td class="num"><xsl:value-of select="b:pesos(@importe)"/></td></tr>
            </xsl:for-each>
          </tbody>
          <tfoot>
            <tr><th scope="row">Total</th><td class="num"><xsl:value-of select="b:pesos($c/conceptos/@diferencia)"/></td><td class="num"><xsl:value-of select="b:pesos($c/conceptos/@actualizacion)"/></td><td class="num"><xsl:value-of select="b:pesos($c/conceptos/@recargos)"/></td><td class="num"><xsl:value-of select="b:pesos($c/total)"/></td></tr>
          </tfoot>
        </table>
      </div>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <p><strong>Primero.</strong> Se determina a cargo de <strong><xsl:value-of select="destinatario/nombre"/></strong>, registro patronal <xsl:call-template name="registro"><xsl:with-param name="clave" select="destinatario/@registroPatronal"/></xsl:call-template>, el crédito fiscal número <xsl:value-of select="$c/credito"/> por <xsl:call-template name="importe-con-letra"><xsl:with-param name="importe" select="$c/total"/></xsl:call-template>, por diferencias en el pago de las cuotas de <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="$c/periodo"/></xsl:call-template>.</p>
      <p><strong>Segundo.</strong> El crédito se paga dentro de los quince días hábiles siguientes a aquel en que surta efectos la notificación; los accesorios siguen creciendo hasta el pago.</p>
      <p><strong>Tercero.</strong> Dentro de los cinco días hábiles siguientes a aquel en que surta efectos la notificación puede pedir la aclaración de las diferencias cuando versen sobre errores aritméticos o mecanográficos, avisos afiliatorios presentados antes, certificados de incapacidad expedidos por el Instituto o situaciones de hecho que no impliquen controversia jurídica. La aclaración no suspende el pago de la parte que se reconozca; si el Instituto no la resuelve en veinte días hábiles, el plazo para pagar se suspende (artículo 39 D de la Ley del Seguro Social).</p>
      <p><strong>Cuarto.</strong> El anexo, que forma parte de esta cédula, relaciona las diferencias por trabajador. Número de trabajadores: <xsl:value-of select="$c/trabajadores/@numero"/>.</p>
    </section>
    <xsl:call-template name="pago"><xsl:with-param name="pago" select="$c/pago"/><xsl:with-param name="total" select="$c/total"/></xsl:call-template>
  </xsl:template>

  <!-- Workers' data: confidential (LSS 22), never part of what is shown in public. -->
  <xsl:template match="/acto" mode="anexos">
    <section class="page-break-before annex">
      <h2>Anexo: trabajadores</h2>
      <p class="muted">Información confidencial (artículo 22 de la Ley del Seguro Social).</p>
      <div class="tabla" role="region" tabindex="0" aria-label="Trabajadores">
        <table class="w-3-4-4-2-2-3-3-3">
          <caption>Diferencias por trabajador, antes de acreditar saldos, en pesos</caption>
          <thead><tr><th scope="col">NSS</th><th scope="col">Nombre</th><th scope="col">Causa</th><th scope="col" class="num">Días pagados</th><th scope="col" class="num">Días debidos</th><th scope="col" class="num">SBC pagado</th><th scope="col" class="num">SBC debido</th><th scope="col" class="num">Diferencia</th></tr></thead>
          <tbody>
            <xsl:for-each select="$c/trabajadores/trabajador">
              <tr>
                <td><xsl:value-of select="@nss"/></td><th scope="row"><xsl:value-of select="@nombre"/></th>
                <td><xsl:call-template name="causa"><xsl:with-param name="clave" select="@causa"/></xsl:call-template></td>
                <td class="num"><xsl:value-of select="@diasPagados"/></td><td class="num"><xsl:value-of select="@diasDebidos"/></td>
                <td class="num"><xsl:value-of select="b:pesos(@sbcPagado)"/></td>
                <td class="num"><xsl:value-of select="b:pesos(@sbcDebido)"/></td>
                <td class="num"><xsl:value-of select="b:pesos(@diferencia)"/></td>
              </tr>
              <xsl:call-template name="subtotal"><xsl:with-param name="columnas" select="7"/><xsl:with-param name="importes" select="'diferencia'"/></xsl:call-template>
            </xsl:for-each>
          </tbody>
          <tfoot><tr><th scope="row" colspan="7">Total de diferencias por trabajador</th><td class="num"><xsl:value-of select="b:pesos($c/trabajadores/@diferencia)"/></td></tr></tfoot>
        </table>
      </div>
    </section>
  </xsl:template>
</xsl:stylesheet>
